'use client';

import type { AssetView } from '@maquette/domain/assets';
import type { FolderView } from '@maquette/domain/workspaces';
import { ChooseFolderDialog } from './choose-folder-dialog.tsx';
import { RenameAssetDialog } from './rename-asset-dialog.tsx';
import type { useAssetActions } from './use-asset-actions.ts';

/** What is being done to assets, in a dialog. */
export type AssetTask = { kind: 'rename'; asset: AssetView } | { kind: 'move'; assetIds: string[] };

interface AssetDialogsProps {
  workspaceId: string;
  projectId: string;
  folders: FolderView[];
  /** The folder that is open. */
  hereId: string | undefined;
  task: AssetTask;
  move: ReturnType<typeof useAssetActions>['move'];
  onMoved: () => void;
  onClose: () => void;
}

/** The dialog of what is being done to assets. */
export function AssetDialogs(props: AssetDialogsProps) {
  const { workspaceId, projectId, folders, hereId, task, move, onMoved, onClose } = props;
  if (task.kind === 'rename')
    return <RenameAssetDialog workspaceId={workspaceId} asset={task.asset} onClose={onClose} />;
  const { assetIds } = task;
  return (
    <ChooseFolderDialog
      title={assetIds.length === 1 ? 'Move the asset' : `Move ${assetIds.length} assets`}
      folders={folders}
      hereId={hereId}
      busy={move.isPending}
      onClose={onClose}
      onChoose={({ id, name }) =>
        move.mutate(
          { assetIds, projectId, folderId: id, folderName: name },
          {
            onSuccess() {
              onClose();
              onMoved();
            },
          },
        )
      }
    />
  );
}
