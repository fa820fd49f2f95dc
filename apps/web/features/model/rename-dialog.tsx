'use client';

import type { AssetView } from '@maquette/domain/assets';
import { NameDialog } from '@maquette/ui';
import { useRenameAsset } from '../../trpc/use-rename-asset.ts';

/** Gives an asset another name. Mount it while it is open. */
export function RenameDialog(props: { workspaceId: string; asset: AssetView; onClose: () => void }) {
  return <NameDialog {...useRenameAsset(props)} />;
}
