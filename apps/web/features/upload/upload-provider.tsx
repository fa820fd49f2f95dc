'use client';

import { uploadLimits } from '@maquette/domain/assets';
import { formatId } from '@maquette/domain/ids';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useTRPC, useTRPCClient } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { whyNotSend } from './check-file.ts';
import { sendFile, UploadError } from './send-file.ts';
import { createUploadQueue, hasEnded, type UploadItem, type UploadQueue } from './upload-queue.ts';

const UploadContext = createContext<UploadQueue | null>(null);

/** Keeps the uploads of this tab while one walks from page to page. */
export function UploadProvider({ workspaceId, children }: { workspaceId: string; children: ReactNode }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const [queue] = useState(() =>
    createUploadQueue({
      newId: newRequestKey,
      check: whyNotSend,
      async send(file, item, { signal, onProgress }) {
        const sent = await sendFile({ workspaceId, file, into: item.target, signal, onProgress });
        if (sent.kind === 'model') await importModel(client, { workspaceId, item, uploadId: sent.uploadId });
        refresh(queryClient, trpc);
      },
    }),
  );
  useEffect(() => {
    // the browser asks before a page with unfinished uploads is left
    const onBeforeUnload = (event: BeforeUnloadEvent) => {
      if (queue.snapshot().some(({ status }) => !hasEnded(status))) event.preventDefault();
    };
    window.addEventListener('beforeunload', onBeforeUnload);
    return () => window.removeEventListener('beforeunload', onBeforeUnload);
  }, [queue]);
  return <UploadContext value={queue}>{children}</UploadContext>;
}

/** The uploads of this tab. Only under an `UploadProvider`. */
export function useUploadQueue(): UploadQueue {
  const queue = use(UploadContext);
  if (!queue) throw new Error('useUploadQueue needs an UploadProvider above it');
  return queue;
}

export const useUploadItems = (): readonly UploadItem[] => {
  const queue = useUploadQueue();
  return useSyncExternalStore(queue.subscribe, queue.snapshot, queue.snapshot);
};

/** As many files as one drop may bring, and how many were left out. */
export function withinDrop(files: readonly File[]): { taken: File[]; leftOut: number } {
  const taken = files.slice(0, uploadLimits.filesPerDropMax);
  return { taken, leftOut: files.length - taken.length };
}

/** A GLB becomes an asset by a job, which is free. The upload's id is the request key: trying again starts no second. */
async function importModel(
  client: ReturnType<typeof useTRPCClient>,
  { workspaceId, item, uploadId }: { workspaceId: string; item: UploadItem; uploadId: string },
): Promise<void> {
  try {
    await client.job.start.mutate({
      workspaceId,
      operation: 'import-model',
      params: { model: uploadId },
      projectId: item.target.projectId,
      folderId: item.target.folderId,
      name: item.name.replace(/\.glb$/i, ''),
      requestKey: uploadId,
    });
  } catch (error) {
    throw new UploadError(`The model was sent, but its import could not start. ${messageOf(error)}`, true);
  }
}

function refresh(queryClient: QueryClient, trpc: ReturnType<typeof useTRPC>): void {
  for (const queryKey of [
    trpc.asset.pathKey(),
    trpc.folder.pathKey(),
    trpc.project.pathKey(),
    trpc.job.list.pathKey(),
  ])
    void queryClient.invalidateQueries({ queryKey });
}

const newRequestKey = (): string => formatId('request', crypto.getRandomValues(new Uint8Array(26)));
