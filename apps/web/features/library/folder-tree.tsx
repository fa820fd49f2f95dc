'use client';

import type { FolderView } from '@maquette/domain/workspaces';
import { FolderPlusIcon, IconButton, LayersIcon, Trash2Icon } from '@maquette/ui';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { FolderTask } from './folder-dialogs.tsx';
import { FolderLine, PlaceLine } from './folder-line.tsx';
import { ancestorIds, folderTree, visibleNodes } from './folder-tree-model.ts';
import { keyTarget, type TreeItem } from './tree-keys.ts';
import { trashPlace } from './asset-list-input.ts';

export interface FolderTreeProps {
  folders: FolderView[];
  /** A folder's id, `trash`, or null for everything. */
  place: string | null;
  mayEdit: boolean;
  onPlace: (place: string | null) => void;
  onTask: (task: FolderTask) => void;
  /** null: links are not for this member. */
  onShare: ((folder: FolderView) => void) | null;
  onDropAssets: (assetIds: string[], folder: FolderView) => void;
}

const everything = 'everything';

/** The folders of a project, as a tree that the keyboard walks (WAI-ARIA "Tree View"). */
export function FolderTree(props: FolderTreeProps) {
  const { folders, place, mayEdit, onPlace, onTask, onShare, onDropAssets } = props;
  const [openIds, setOpenIds] = useState<ReadonlySet<string>>(new Set());
  const [focusId, setFocusId] = useState<string | null>(null);
  const tree = useRef<HTMLDivElement>(null);
  const shownOpen = new Set([...openIds, ...(place ? ancestorIds(folders, place) : [])]);
  const nodes = visibleNodes(folderTree(folders), shownOpen);
  const items: TreeItem[] = [
    { id: everything, parentId: null, isOpen: null },
    ...nodes.map(({ folder, children }) => ({
      id: folder.id,
      parentId: folder.parentId,
      isOpen: children.length ? shownOpen.has(folder.id) : null,
    })),
    { id: trashPlace, parentId: null, isOpen: null },
  ];
  const hereId = place ?? everything;
  const stopId = items.some(({ id }) => id === focusId) ? focusId : hereId;

  const setOpen = (id: string, isOpen: boolean) => {
    const next = new Set(openIds);
    if (isOpen) next.add(id);
    else next.delete(id);
    setOpenIds(next);
  };
  const go = (id: string) => onPlace(id === everything ? null : id);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = items.find(({ id }) => id === stopId);
    if (!at || event.altKey || event.ctrlKey || event.metaKey || isInButton(event)) return;
    const folder = folders.find(({ id }) => id === at.id);
    const done = () => event.preventDefault();
    const target = keyTarget(items, at, event.key);
    if (target) {
      done();
      if ('open' in target) return setOpen(target.id, target.open);
      setFocusId(target.id);
      return tree.current?.querySelector<HTMLElement>(`[data-tree-id="${target.id}"]`)?.focus();
    }
    if (event.key === 'Enter' || event.key === ' ') {
      done();
      return go(at.id);
    }
    if (!folder || !mayEdit) return;
    if (event.key === 'F2') onTask({ kind: 'rename', folder });
    else if (event.key === 'Delete') onTask({ kind: 'delete', folder });
    else return;
    done();
  };
  const lineProps = (id: string) => ({
    id,
    isHere: id === hereId,
    isStop: id === stopId,
    onFocus: () => setFocusId(id),
    onGo: () => go(id),
  });
  return (
    <section aria-label="Folders" className="flex flex-col gap-1">
      <div className="flex h-8 items-center justify-between pl-2">
        <h2 className="text-sm font-medium text-text-muted">Folders</h2>
        {mayEdit && (
          <IconButton
            label="New folder"
            size="small"
            icon={<FolderPlusIcon className="size-4" />}
            onClick={() => onTask({ kind: 'create', parentId: place && place !== trashPlace ? place : null })}
          />
        )}
      </div>
      <div
        ref={tree}
        role="tree"
        tabIndex={-1}
        aria-label="Folders"
        onKeyDown={onKeyDown}
        className="flex flex-col gap-px"
      >
        <PlaceLine {...lineProps(everything)} icon={<LayersIcon />} label="All assets" />
        {nodes.map((node) => (
          <FolderLine
            key={node.folder.id}
            {...lineProps(node.folder.id)}
            node={node}
            isOpen={shownOpen.has(node.folder.id)}
            mayEdit={mayEdit}
            onOpenChange={(isOpen) => setOpen(node.folder.id, isOpen)}
            onTask={onTask}
            onShare={onShare}
            onDropAssets={onDropAssets}
          />
        ))}
        <PlaceLine {...lineProps(trashPlace)} icon={<Trash2Icon />} label="Trash" />
      </div>
    </section>
  );
}

const isInButton = (event: KeyboardEvent): boolean =>
  event.target instanceof HTMLElement && event.target.closest('button') !== null;
