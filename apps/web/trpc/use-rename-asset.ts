'use client';

import type { AssetView } from '@maquette/domain/assets';
import { nameCharactersMax } from '@maquette/domain/workspaces';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from './client.tsx';
import { messageOf } from './refusal-of.ts';

/** What a dialog that renames an asset is given: its texts, the state of the call, and what to do with the new name. */
export function useRenameAsset(request: { workspaceId: string; asset: AssetView; onClose: () => void }) {
  const { workspaceId, asset, onClose } = request;
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const rename = useMutation(
    trpc.asset.rename.mutationOptions({
      async onSuccess() {
        await queryClient.invalidateQueries({ queryKey: trpc.asset.pathKey() });
        onClose();
      },
    }),
  );
  return {
    title: 'Rename',
    label: 'Name',
    submitLabel: 'Rename',
    name: asset.name,
    charactersMax: nameCharactersMax.asset,
    busy: rename.isPending,
    error: rename.error ? messageOf(rename.error) : undefined,
    onClose,
    onSubmit: (name: string) => rename.mutate({ workspaceId, assetId: asset.id, name }),
  };
}
