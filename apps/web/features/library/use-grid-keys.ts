'use client';

import type { AssetView } from '@maquette/domain/assets';
import { useRef, type KeyboardEvent } from 'react';
import { movedIndex } from './grid-keys.ts';
import { noSelection, pick, pickAll, type Selection } from './selection.ts';

/** What can be done in the grid. Actions that are not allowed here are null. */
export interface GridActions {
  selection: Selection;
  onSelection: (selection: Selection) => void;
  onOpen: (asset: AssetView) => void;
  onRename: ((asset: AssetView) => void) | null;
  onTrash: ((assetIds: string[]) => void) | null;
}

interface GridKeysOptions extends GridActions {
  order: string[];
  byId: ReadonlyMap<string, AssetView>;
  focusId: string | null;
  onFocusId: (id: string) => void;
}

export interface GridKeys {
  /** Asked by the rows: an asset that should get the focus as soon as it is on screen. */
  wanted: { current: string | null };
  onKeyDown: (event: KeyboardEvent, shape: { columns: number; pageRows: number }) => void;
}

/** The keyboard in a grid of assets. */
export function useGridKeys(options: GridKeysOptions): GridKeys {
  const { order, byId, focusId, onFocusId, selection, onSelection, onOpen, onRename, onTrash } = options;
  const wanted = useRef<string | null>(null);

  const act = (event: KeyboardEvent, id: string): boolean => {
    const asset = byId.get(id);
    switch (event.key) {
      case ' ':
        onSelection(pick(selection, { id, order, toggle: true, range: event.shiftKey }));
        return true;
      case 'Enter':
        if (asset) onOpen(asset);
        return true;
      case 'Escape':
        if (selection.ids.size === 0) return false;
        onSelection(noSelection);
        return true;
      case 'F2':
        if (asset && onRename) onRename(asset);
        return true;
      case 'Delete':
        if (onTrash) onTrash(selection.ids.size > 0 ? [...selection.ids] : [id]);
        return true;
      default:
        return false;
    }
  };
  return {
    wanted,
    onKeyDown(event, shape) {
      if (event.altKey || (event.target instanceof Element && event.target.closest('a'))) return;
      const id = focusId && byId.has(focusId) ? focusId : order[0];
      if (!id) return;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
        event.preventDefault();
        return onSelection(pickAll(order));
      }
      if (event.ctrlKey || event.metaKey) return;
      const next = movedIndex(event.key, order.indexOf(id), { count: order.length, ...shape });
      if (next !== null) {
        event.preventDefault();
        const nextId = order[next]!;
        wanted.current = nextId;
        onFocusId(nextId);
        if (event.shiftKey) {
          const from = selection.anchorId ? selection : { ids: new Set([id]), anchorId: id };
          onSelection(pick(from, { id: nextId, order, range: true }));
        }
        return;
      }
      if (act(event, id)) event.preventDefault();
    },
  };
}
