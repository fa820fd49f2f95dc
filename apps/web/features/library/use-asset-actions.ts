'use client';

import { countOf, toast } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC, useTRPCClient } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

/** As many ids as one call takes. */
const idsPerCall = 200;

/** Moves assets, trashes them, brings them back or deletes them for good; says what was done, and how to undo it. */
export function useAssetActions(workspaceId: string) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const refresh = () =>
    Promise.all(
      [trpc.asset.pathKey(), trpc.folder.pathKey(), trpc.project.pathKey()].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    );
  const onError = (error: Error) => {
    void refresh();
    toast.error('That could not be done', { description: messageOf(error) });
  };
  const restore = useMutation({
    mutationFn: (assetIds: string[]) =>
      inParts(assetIds, (part) => client.asset.restore.mutate({ workspaceId, assetIds: part })),
    async onSuccess(_done, assetIds) {
      await refresh();
      toast.success(`${countOf(assetIds.length, 'asset')} restored`);
    },
    onError,
  });
  const trash = useMutation({
    mutationFn: (assetIds: string[]) =>
      inParts(assetIds, (part) => client.asset.trash.mutate({ workspaceId, assetIds: part })),
    async onSuccess(_done, assetIds) {
      await refresh();
      toast.success(`${countOf(assetIds.length, 'asset')} moved to the trash`, {
        action: { label: 'Undo', onClick: () => restore.mutate(assetIds) },
      });
    },
    onError,
  });
  const purge = useMutation({
    mutationFn: (assetIds: string[]) =>
      inParts(assetIds, (part) => client.asset.purge.mutate({ workspaceId, assetIds: part })),
    async onSuccess(_done, assetIds) {
      await refresh();
      toast.success(`${countOf(assetIds.length, 'asset')} deleted for good`);
    },
    onError,
  });
  const move = useMutation({
    mutationFn: ({
      assetIds,
      ...to
    }: {
      assetIds: string[];
      projectId: string;
      folderId: string | null;
      folderName: string;
    }) =>
      inParts(assetIds, (part) =>
        client.asset.move.mutate({
          workspaceId,
          assetIds: part,
          projectId: to.projectId,
          folderId: to.folderId,
        }),
      ),
    async onSuccess(_done, { assetIds, folderName }) {
      await refresh();
      toast.success(`${countOf(assetIds.length, 'asset')} moved to ${folderName}`);
    },
    onError,
  });
  return { trash, restore, purge, move };
}

async function inParts(ids: string[], call: (part: string[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < ids.length; at += idsPerCall) await call(ids.slice(at, at + idsPerCall));
}
