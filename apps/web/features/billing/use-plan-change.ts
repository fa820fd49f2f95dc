'use client';

import { toast } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

/** Changes a subscription that is there: to another plan, to end with its period, or to go on. */
export function usePlanChange(workspaceId: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const refresh = async () => {
    await Promise.all(
      [trpc.billing.pathKey(), trpc.wallet.pathKey(), trpc.workspace.pathKey()].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    );
    // the plan's name stands in what the server rendered
    router.refresh();
  };
  const onError = (error: unknown) =>
    toast.error('The plan stays as it is', { description: messageOf(error) });
  const change = useMutation(
    trpc.billing.changePlan.mutationOptions({
      async onSuccess({ when }) {
        await refresh();
        toast.success(
          when === 'now' ? 'The new plan is in force' : 'The new plan begins with the next cycle',
        );
      },
      onError,
    }),
  );
  const cancel = useMutation(
    trpc.billing.setCancel.mutationOptions({
      async onSuccess(_done, asked) {
        await refresh();
        toast.success(asked.cancel ? 'The subscription ends with its period' : 'The subscription goes on');
      },
      onError,
    }),
  );
  return {
    isBusy: change.isPending || cancel.isPending,
    changeTo: (planId: string) => change.mutateAsync({ workspaceId, planId }).catch(() => undefined),
    setCancel: (isOff: boolean) => cancel.mutateAsync({ workspaceId, cancel: isOff }).catch(() => undefined),
  };
}
