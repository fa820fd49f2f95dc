'use client';

import { toast } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { refreshAround, writeJob } from './write-job.ts';

/** Cancels a job that waits or runs; its credits come back. */
export function useCancelJob(workspaceId: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.job.cancel.mutationOptions({
      onSuccess(job) {
        const cache = { queryClient, trpc, workspaceId };
        writeJob(cache, job);
        refreshAround(cache, job, 'running');
      },
      onError: (error) => toast.error('The job was not cancelled', { description: messageOf(error) }),
    }),
  );
}
