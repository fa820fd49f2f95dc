'use client';

import type { AssetView } from '@maquette/domain/assets';
import { nameCharactersMax } from '@maquette/domain/workspaces';
import { NameDialog } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

interface RenameAssetDialogProps {
  workspaceId: string;
  asset: AssetView;
  onClose: () => void;
}

/** Gives an asset another name. Mount it while it is open. */
export function RenameAssetDialog({ workspaceId, asset, onClose }: RenameAssetDialogProps) {
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
  return (
    <NameDialog
      title="Rename"
      label="Name"
      submitLabel="Rename"
      name={asset.name}
      charactersMax={nameCharactersMax.asset}
      busy={rename.isPending}
      error={rename.error ? messageOf(rename.error) : undefined}
      onClose={onClose}
      onSubmit={(name) => rename.mutate({ workspaceId, assetId: asset.id, name })}
    />
  );
}
