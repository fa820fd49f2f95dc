'use client';

import type { FolderView } from '@maquette/domain/workspaces';
import {
  ChevronRightIcon,
  EllipsisIcon,
  FolderIcon,
  FolderInputIcon,
  FolderOpenIcon,
  FolderPlusIcon,
  formatCount,
  IconButton,
  Menu,
  MenuItem,
  MenuSeparator,
  PencilIcon,
  Share2Icon,
  Trash2Icon,
} from '@maquette/ui';
import { useState, type DragEvent, type ReactNode } from 'react';
import { isAssetDrag, readDrag } from './drag-assets.ts';
import type { FolderTask } from './folder-dialogs.tsx';
import type { FolderNode } from './folder-tree-model.ts';

interface LineProps {
  id: string;
  isHere: boolean;
  /** The one line that Tab stops at. */
  isStop: boolean;
  onFocus: () => void;
  onGo: () => void;
}

const lineClass =
  'group flex h-8 items-center gap-1.5 rounded-control pr-1 text-text-muted outline-none transition-colors hover:bg-surface-hover hover:text-text ' +
  'focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-focus aria-selected:bg-surface-selected aria-selected:font-medium aria-selected:text-text pointer-coarse:h-11 cursor-default';

/** A place that is no folder: everything, the trash. */
export function PlaceLine({
  id,
  isHere,
  isStop,
  onFocus,
  onGo,
  icon,
  label,
}: LineProps & { icon: ReactNode; label: string }) {
  return (
    // the tree handles the keys
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="treeitem"
      data-tree-id={id}
      aria-level={1}
      aria-selected={isHere}
      tabIndex={isStop ? 0 : -1}
      className={`${lineClass} pl-2`}
      onFocus={onFocus}
      onClick={onGo}
    >
      <span className="flex size-4 shrink-0 items-center [&_svg]:size-4">{icon}</span>
      <span className="min-w-0 flex-1 truncate">{label}</span>
    </div>
  );
}

interface FolderLineProps extends LineProps {
  node: FolderNode;
  isOpen: boolean;
  mayEdit: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onTask: (task: FolderTask) => void;
  onShare: ((folder: FolderView) => void) | null;
  onDropAssets: (assetIds: string[], folder: FolderView) => void;
}

/** One folder: opens with its triangle, takes assets that are dropped on it. */
export function FolderLine({
  node,
  isOpen,
  mayEdit,
  onOpenChange,
  onTask,
  onShare,
  onDropAssets,
  ...line
}: FolderLineProps) {
  const { folder, level, children } = node;
  const { isTarget, ...drop } = useAssetDrop(mayEdit, (assetIds) => onDropAssets(assetIds, folder));
  const indent = { paddingLeft: `${0.25 + (level - 1) * 0.875}rem` };
  return (
    // the tree handles the keys
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="treeitem"
      data-tree-id={line.id}
      aria-level={level}
      aria-selected={line.isHere}
      aria-expanded={children.length > 0 ? isOpen : undefined}
      tabIndex={line.isStop ? 0 : -1}
      data-target={isTarget || undefined}
      className={`${lineClass} data-target:bg-accent-soft data-target:ring-2 data-target:ring-accent`}
      style={indent}
      onFocus={line.onFocus}
      onClick={line.onGo}
      {...drop}
    >
      {children.length > 0 ? (
        <button
          type="button"
          tabIndex={-1}
          aria-hidden="true"
          className="flex size-5 shrink-0 items-center justify-center rounded"
          onClick={(event) => {
            event.stopPropagation();
            onOpenChange(!isOpen);
          }}
        >
          <ChevronRightIcon className={`size-3.5 transition-transform ${isOpen ? 'rotate-90' : ''}`} />
        </button>
      ) : (
        <span className="size-5 shrink-0" />
      )}
      {isOpen && children.length > 0 ? (
        <FolderOpenIcon className="size-4 shrink-0" />
      ) : (
        <FolderIcon className="size-4 shrink-0" />
      )}
      <span className="min-w-0 flex-1 truncate">{folder.name}</span>
      <span className="text-xs text-text-muted group-hover:hidden group-has-[button[data-popup-open]]:hidden pointer-coarse:hidden">
        {folder.assetCount > 0 && formatCount(folder.assetCount)}
        {folder.assetCount > 0 && <span className="sr-only"> assets</span>}
      </span>
      {(mayEdit || onShare) && (
        <FolderMenu folder={folder} isStop={line.isStop} onTask={mayEdit ? onTask : null} onShare={onShare} />
      )}
    </div>
  );
}

interface FolderMenuProps {
  folder: FolderView;
  isStop: boolean;
  onTask: ((task: FolderTask) => void) | null;
  onShare: ((folder: FolderView) => void) | null;
}

function FolderMenu({ folder, isStop, onTask, onShare }: FolderMenuProps) {
  return (
    // presses in the menu are not presses on the folder
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <span
      className="sr-only group-hover:not-sr-only group-focus-within:not-sr-only group-has-[button[data-popup-open]]:not-sr-only pointer-coarse:not-sr-only"
      onClick={(event) => event.stopPropagation()}
    >
      <Menu
        trigger={
          <IconButton
            label={`More about the folder ${folder.name}`}
            tooltip={false}
            tabIndex={isStop ? 0 : -1}
            size="small"
            className="size-6!"
            icon={<EllipsisIcon className="size-4" />}
          />
        }
      >
        {onShare && (
          <MenuItem icon={<Share2Icon className="size-4" />} onSelect={() => onShare(folder)}>
            Share…
          </MenuItem>
        )}
        {onTask && <EditItems folder={folder} onTask={onTask} />}
      </Menu>
    </span>
  );
}

const EditItems = ({ folder, onTask }: { folder: FolderView; onTask: (task: FolderTask) => void }) => (
  <>
    <MenuItem
      icon={<FolderPlusIcon className="size-4" />}
      onSelect={() => onTask({ kind: 'create', parentId: folder.id })}
    >
      New folder inside…
    </MenuItem>
    <MenuItem
      icon={<PencilIcon className="size-4" />}
      shortcut="F2"
      onSelect={() => onTask({ kind: 'rename', folder })}
    >
      Rename…
    </MenuItem>
    <MenuItem icon={<FolderInputIcon className="size-4" />} onSelect={() => onTask({ kind: 'move', folder })}>
      Move…
    </MenuItem>
    <MenuSeparator />
    <MenuItem
      danger
      icon={<Trash2Icon className="size-4" />}
      onSelect={() => onTask({ kind: 'delete', folder })}
    >
      Delete…
    </MenuItem>
  </>
);

/** Takes assets that are dragged here; the move dialog does the same without dragging. */
function useAssetDrop(isOn: boolean, onDrop: (assetIds: string[]) => void) {
  const [isTarget, setTarget] = useState(false);
  if (!isOn) return { isTarget: false };
  const takes = (event: DragEvent) => isAssetDrag(event.dataTransfer);
  return {
    isTarget,
    onDragOver(event: DragEvent) {
      if (!takes(event)) return;
      event.preventDefault();
      setTarget(true);
    },
    onDragLeave: () => setTarget(false),
    onDrop(event: DragEvent) {
      setTarget(false);
      if (!takes(event)) return;
      event.preventDefault();
      onDrop(readDrag(event.dataTransfer));
    },
  };
}
