'use client';

import { nameCharactersMax, type FolderView } from '@maquette/domain/workspaces';
import { AlertDialog, NameDialog, toast } from '@maquette/ui';
import { messageOf } from '../../trpc/refusal-of.ts';
import { ChooseFolderDialog } from './choose-folder-dialog.tsx';
import { useFolderActions } from './use-folder-actions.ts';

/** What is being done to the tree. */
export type FolderTask =
  { kind: 'create'; parentId: string | null } | { kind: 'rename' | 'move' | 'delete'; folder: FolderView };

interface FolderDialogsProps {
  workspaceId: string;
  projectId: string;
  folders: FolderView[];
  task: FolderTask;
  onClose: () => void;
  /** A folder was made: go there. */
  onCreated: (folder: FolderView) => void;
  onDeleted: (folder: FolderView) => void;
}

/** The dialog of what is being done to the tree. */
export function FolderDialogs({ workspaceId, projectId, folders, task, onClose, ...on }: FolderDialogsProps) {
  const { create, rename, move, remove } = useFolderActions();
  if (task.kind === 'create')
    return (
      <NameDialog
        title="New folder"
        label="Name"
        submitLabel="Create folder"
        charactersMax={nameCharactersMax.folder}
        busy={create.isPending}
        error={create.error ? messageOf(create.error) : undefined}
        onClose={onClose}
        onSubmit={(name) =>
          create.mutate(
            { workspaceId, projectId, parentId: task.parentId, name },
            {
              onSuccess(folder) {
                onClose();
                on.onCreated(folder);
              },
            },
          )
        }
      />
    );
  const { folder } = task;
  const folderId = folder.id;
  if (task.kind === 'rename')
    return (
      <NameDialog
        title="Rename folder"
        label="Name"
        submitLabel="Rename"
        name={folder.name}
        charactersMax={nameCharactersMax.folder}
        busy={rename.isPending}
        error={rename.error ? messageOf(rename.error) : undefined}
        onClose={onClose}
        onSubmit={(name) => rename.mutate({ workspaceId, folderId, name }, { onSuccess: onClose })}
      />
    );
  if (task.kind === 'move')
    return (
      <ChooseFolderDialog
        title={`Move “${folder.name}”`}
        folders={folders}
        hereId={folder.parentId}
        movedFolderId={folderId}
        busy={move.isPending}
        onClose={onClose}
        onChoose={({ id: parentId }) =>
          move.mutate(
            { workspaceId, folderId, parentId },
            {
              onSuccess: onClose,
              onError: (error) => toast.error('The folder was not moved', { description: messageOf(error) }),
            },
          )
        }
      />
    );
  return (
    <AlertDialog
      open
      onOpenChange={onClose}
      title={`Delete “${folder.name}”?`}
      description="Only an empty folder can be deleted: move what is in it first."
      confirmLabel="Delete folder"
      danger
      busy={remove.isPending}
      onConfirm={() =>
        remove.mutate(
          { workspaceId, folderId },
          {
            onSuccess() {
              onClose();
              on.onDeleted(folder);
            },
          },
        )
      }
    >
      {remove.error && (
        <p role="alert" className="mt-3 text-danger">
          {messageOf(remove.error)}
        </p>
      )}
    </AlertDialog>
  );
}
