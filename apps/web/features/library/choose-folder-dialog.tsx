'use client';

import type { FolderView } from '@maquette/domain/workspaces';
import { Button, ChoiceCards, Dialog, FolderIcon, LayersIcon } from '@maquette/ui';
import { useState } from 'react';
import { ancestorIds, folderPath, folderTree, visibleNodes } from './folder-tree-model.ts';

interface ChooseFolderDialogProps {
  title: string;
  folders: FolderView[];
  /** Where it lies now: it cannot be moved to where it is. */
  hereId: string | null | undefined;
  /** A folder cannot go into itself or what is inside it. */
  movedFolderId?: string;
  busy: boolean;
  onChoose: (to: { id: string | null; name: string }) => void;
  onClose: () => void;
}

const top = 'top';

/** Asks where to move something. Mount it while it is open. */
export function ChooseFolderDialog(props: ChooseFolderDialogProps) {
  const { title, folders, hereId, movedFolderId, busy, onChoose, onClose } = props;
  const [chosen, setChosen] = useState<string | null>(null);
  const everything = visibleNodes(folderTree(folders), new Set(folders.map(({ id }) => id)));
  const isInside = (id: string) =>
    id === movedFolderId || ancestorIds(folders, id).includes(movedFolderId ?? '');
  const cards = [
    {
      value: top,
      label: 'No folder',
      description: 'The top of the project',
      icon: <LayersIcon className="size-4" />,
      disabled: hereId === null,
    },
    ...everything
      .filter(({ folder }) => !movedFolderId || !isInside(folder.id))
      .map(({ folder }) => ({
        value: folder.id,
        label: folder.name,
        description: folder.parentId ? folderPath(folders, folder.id) : undefined,
        icon: <FolderIcon className="size-4" />,
        disabled: folder.id === hereId,
      })),
  ];
  const target = cards.find(({ value, disabled }) => value === chosen && !disabled);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            busy={busy}
            disabled={!target}
            onClick={() =>
              target &&
              onChoose({
                id: target.value === top ? null : target.value,
                name: target.value === top ? 'the top of the project' : `“${target.label}”`,
              })
            }
          >
            Move here
          </Button>
        </>
      }
    >
      <ChoiceCards
        aria-label="Folder"
        columns={1}
        cards={cards}
        value={chosen ?? ''}
        onValueChange={setChosen}
      />
    </Dialog>
  );
}
