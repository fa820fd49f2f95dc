'use client';

import type { AssetView } from '@maquette/domain/assets';
import type { FolderView } from '@maquette/domain/workspaces';
import { AlertDialog, countOf } from '@maquette/ui';
import { ChooseFolderDialog } from './choose-folder-dialog.tsx';
import { RenameAssetDialog } from './rename-asset-dialog.tsx';
import type { useAssetActions } from './use-asset-actions.ts';

/** What is being done to assets, in a dialog. */
export type AssetTask =
  | { kind: 'rename'; asset: AssetView }
  | { kind: 'move'; assetIds: string[] }
  | { kind: 'purge'; assetIds: string[] };

interface AssetDialogsProps {
  workspaceId: string;
  projectId: string;
  folders: FolderView[];
  /** The folder that is open. */
  hereId: string | undefined;
  task: AssetTask;
  actions: Pick<ReturnType<typeof useAssetActions>, 'move' | 'purge'>;
  /** They are not here any more. */
  onGone: () => void;
  onClose: () => void;
}

/** The dialog of what is being done to assets. */
export function AssetDialogs(props: AssetDialogsProps) {
  const { workspaceId, projectId, folders, hereId, task, actions, onGone, onClose } = props;
  if (task.kind === 'rename')
    return <RenameAssetDialog workspaceId={workspaceId} asset={task.asset} onClose={onClose} />;
  const { assetIds } = task;
  const { move, purge } = actions;
  const onSuccess = () => {
    onClose();
    onGone();
  };
  if (task.kind === 'purge')
    return (
      <AlertDialog
        open
        danger
        onOpenChange={onClose}
        title={`Delete ${countOf(assetIds.length, 'asset')} for good?`}
        description="All versions, comments and share links go with them. Nothing brings them back. A picture that a job was made of stays with that job."
        confirmLabel="Delete for good"
        busy={purge.isPending}
        onConfirm={() => purge.mutate(assetIds, { onSuccess })}
      />
    );
  return (
    <ChooseFolderDialog
      title={assetIds.length === 1 ? 'Move the asset' : `Move ${assetIds.length} assets`}
      folders={folders}
      hereId={hereId}
      busy={move.isPending}
      onClose={onClose}
      onChoose={({ id, name }) =>
        move.mutate({ assetIds, projectId, folderId: id, folderName: name }, { onSuccess })
      }
    />
  );
}
