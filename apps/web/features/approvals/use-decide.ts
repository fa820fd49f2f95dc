'use client';

import { toast } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

/** Approves or declines a request; what stands in the way of an approved job is said. */
export function useDecide() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.approval.decide.mutationOptions({
      onSuccess(approval) {
        toast.success(approval.status === 'approved' ? 'Approved, the job has started' : 'Declined');
      },
      onError: (error) => toast.error('This was not decided', { description: messageOf(error) }),
      onSettled() {
        for (const queryKey of [trpc.approval.pathKey(), trpc.job.list.pathKey(), trpc.wallet.pathKey()])
          void queryClient.invalidateQueries({ queryKey });
      },
    }),
  );
}
