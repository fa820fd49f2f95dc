'use client';

import { formatId } from '@maquette/domain/ids';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useRef } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { refusalOf } from '../../trpc/refusal-of.ts';

export interface StartRequest {
  operation: string;
  params: Record<string, unknown>;
  projectId: string;
  folderId: string | null;
  name?: string;
  /** Of the price that is shown. */
  priceBookVersion: string;
}

/** Starts a job and goes to its page. The same form sends the same key: pressing twice starts one. */
export function useStartJob(workspaceId: string) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const sent = useRef<{ form: string; key: string } | null>(null);
  const start = useMutation(
    trpc.job.start.mutationOptions({
      onSuccess({ job }) {
        queryClient.setQueryData(trpc.job.get.queryKey({ workspaceId, jobId: job.id }), job);
        for (const queryKey of [trpc.job.list.pathKey(), trpc.wallet.pathKey()])
          void queryClient.invalidateQueries({ queryKey });
        router.push(`/w/${workspaceId}/jobs/${job.id}`);
      },
      onError(error) {
        // the page gets the new prices; the person starts again, knowing them
        if (refusalOf(error)?.code === 'price.changed') router.refresh();
      },
    }),
  );
  return {
    // stays busy until the next page is there
    isBusy: start.isPending || start.isSuccess,
    error: start.error,
    start(request: StartRequest): void {
      if (start.isPending || start.isSuccess) return;
      const form = JSON.stringify(request);
      if (sent.current?.form !== form) sent.current = { form, key: newRequestKey() };
      start.mutate({ workspaceId, ...request, requestKey: sent.current.key });
    },
  };
}

const newRequestKey = (): string => formatId('request', crypto.getRandomValues(new Uint8Array(26)));
