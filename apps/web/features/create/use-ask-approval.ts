'use client';

import { toast } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTRPC } from '../../trpc/client.tsx';
import type { StartRequest } from './use-start-job.ts';

/** Asks for a job that somebody else has to agree to, and goes to where it waits. Pressing twice asks once. */
export function useAskApproval(workspaceId: string) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const request = useMutation(
    trpc.approval.request.mutationOptions({
      onSuccess() {
        void queryClient.invalidateQueries({ queryKey: trpc.approval.pathKey() });
        toast.success('Asked for approval', { description: 'Owners and those who pay the bills were told.' });
        router.push(`/w/${workspaceId}/approvals`);
      },
    }),
  );
  return {
    // stays busy until the next page is there
    isBusy: request.isPending || request.isSuccess,
    error: request.error,
    ask(asked: StartRequest): void {
      if (!request.isPending && !request.isSuccess) request.mutate({ workspaceId, ...asked });
    },
  };
}
