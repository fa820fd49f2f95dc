'use client';

import type { AssetView } from '@maquette/domain/assets';
import { useMemo, useState, type DragEvent, type MouseEvent } from 'react';
import { AssetRows } from './asset-rows.tsx';
import { writeDrag } from './drag-assets.ts';
import { pick, type Selection } from './selection.ts';
import { useGridKeys, type GridActions } from './use-grid-keys.ts';
import type { LoadedAssets } from './use-assets.ts';
import type { LibraryView } from './asset-list-input.ts';

export interface AssetBrowserProps extends GridActions {
  assets: LoadedAssets;
  view: LibraryView;
  hrefOf: (asset: AssetView) => string;
  isDraggable: boolean;
}

/**
 * Assets to look through, select and open: by pointer (press, Ctrl, Shift, double press), by finger (tap opens, the
 * box selects) and by keyboard (WAI-ARIA "Grid").
 */
export function AssetBrowser({ assets, view, hrefOf, isDraggable, ...actions }: AssetBrowserProps) {
  const { selection, onSelection, onOpen } = actions;
  const [focusId, setFocusId] = useState<string | null>(null);
  const order = useMemo(() => assets.items.map(({ id }) => id), [assets.items]);
  const byId = useMemo(() => new Map(assets.items.map((asset) => [asset.id, asset])), [assets.items]);
  const keys = useGridKeys({ order, byId, focusId, onFocusId: setFocusId, ...actions });

  const onClick = (event: MouseEvent) => {
    const id = idAt(event.target);
    if (!id) return;
    if (isLink(event.target)) {
      // the link opens; with a modifier the press is meant for the selection
      if (!event.shiftKey) return;
      event.preventDefault();
    }
    const asset = byId.get(id);
    const isTouch = (event.nativeEvent as PointerEvent).pointerType === 'touch';
    const isCheck = isIn(event.target, '[data-check]');
    if (asset && isTouch && !isCheck && selection.ids.size === 0) return onOpen(asset);
    setFocusId(id);
    const toggle = isCheck || event.ctrlKey || event.metaKey || isTouch;
    onSelection(pick(selection, { id, order, range: event.shiftKey, toggle }));
  };
  const onDoubleClick = (event: MouseEvent) => {
    const asset = byId.get(idAt(event.target) ?? '');
    if (asset && !isLink(event.target) && !isIn(event.target, '[data-check]')) onOpen(asset);
  };
  const onDragStart = (event: DragEvent) => {
    const id = idAt(event.target);
    if (!id) return;
    const ids: Selection['ids'] = selection.ids.has(id) ? selection.ids : new Set([id]);
    if (!selection.ids.has(id)) onSelection({ ids, anchorId: id });
    writeDrag(event.dataTransfer, [...ids]);
  };
  return (
    <AssetRows
      assets={assets}
      view={view}
      hrefOf={hrefOf}
      selectedIds={selection.ids}
      stopId={focusId && byId.has(focusId) ? focusId : (order[0] ?? null)}
      isDraggable={isDraggable}
      keys={keys}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
      onDragStart={onDragStart}
      onFocusId={setFocusId}
    />
  );
}

/** The asset under an event. */
export function idAt(target: EventTarget | null): string | null {
  return target instanceof Element
    ? (target.closest<HTMLElement>('[data-asset-id]')?.dataset.assetId ?? null)
    : null;
}

const isIn = (target: EventTarget | null, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null;

const isLink = (target: EventTarget | null): boolean => isIn(target, 'a');
