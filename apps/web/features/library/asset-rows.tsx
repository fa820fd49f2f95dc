'use client';
/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows that come and go while one scrolls cannot be a table */

import type { AssetView } from '@maquette/domain/assets';
import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useRef, type DragEvent, type MouseEvent } from 'react';
import { AssetLine, AssetLineHead, AssetPlaceholder, AssetTile } from './asset-item.tsx';
import { columnsOf } from './grid-keys.ts';
import type { LoadedAssets } from './use-assets.ts';
import { useBox } from './use-box.ts';
import type { GridKeys } from './use-grid-keys.ts';
import type { LibraryView } from './asset-list-input.ts';

interface AssetRowsProps {
  assets: LoadedAssets;
  view: LibraryView;
  hrefOf: (asset: AssetView) => string;
  selectedIds: ReadonlySet<string>;
  stopId: string | null;
  isDraggable: boolean;
  keys: GridKeys;
  onClick: (event: MouseEvent) => void;
  onDoubleClick: (event: MouseEvent) => void;
  onDragStart: (event: DragEvent) => void;
  onFocusId: (id: string) => void;
}

const tileMinPixels = 168;
const gapPixels = 16;
/** Name and facts below the picture. */
const captionPixels = 46;
const linePixels = 56;
/** Before the page is measured, on the server too. */
const firstItems = 24;

/** The rows in sight, however many thousand there are: only they are in the document. */
export function AssetRows(props: AssetRowsProps) {
  const { assets, view, stopId, keys } = props;
  const [boxRef, box] = useBox();
  const grid = useRef<HTMLDivElement | null>(null);
  const columns = view === 'list' ? 1 : columnsOf(box?.widthPixels ?? 0, tileMinPixels, gapPixels);
  const tilePixels = ((box?.widthPixels ?? 0) - gapPixels * (columns - 1)) / columns;
  const rowPixels = view === 'list' ? linePixels : Math.round(tilePixels + captionPixels + gapPixels);
  const count = Math.ceil(assets.total / columns);
  const stopIndex = assets.items.findIndex(({ id }) => id === stopId);
  const stopRow = stopIndex < 0 ? null : Math.floor(stopIndex / columns);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized
  const virtualizer = useWindowVirtualizer({
    count: box ? count : 0,
    estimateSize: () => rowPixels,
    overscan: 4,
    scrollMargin: box?.topPixels ?? 0,
    // the row with the focus stays, or the focus would be lost
    rangeExtractor: (range) => {
      const rows = defaultRangeExtractor(range);
      return stopRow === null || rows.includes(stopRow) || stopRow >= count
        ? rows
        : [...rows, stopRow].toSorted((a, b) => a - b);
    },
  });
  const rows = virtualizer.getVirtualItems();
  const lastInSight = ((virtualizer.range?.endIndex ?? 0) + 1) * columns;
  const measure = useEffectEvent(() => virtualizer.measure());
  useEffect(() => measure(), [rowPixels, columns]);
  const { loadMore } = assets;
  const isMissing = lastInSight > assets.items.length;
  useEffect(() => {
    if (isMissing) loadMore?.();
  }, [isMissing, loadMore]);
  const bringFocus = useEffectEvent(() => {
    const id = keys.wanted.current;
    if (!id) return;
    const element = grid.current?.querySelector<HTMLElement>(`[data-asset-id="${CSS.escape(id)}"]`);
    if (!element) return;
    keys.wanted.current = null;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: 'nearest' });
  });
  // after every render: the wanted element may have come with this one
  useEffect(() => bringFocus());

  const itemAt = (index: number) => {
    const asset = assets.items[index];
    if (!asset) return index < assets.total ? <AssetPlaceholder key={index} view={view} /> : null;
    const Item = view === 'list' ? AssetLine : AssetTile;
    return (
      <Item
        key={asset.id}
        asset={asset}
        href={props.hrefOf(asset)}
        isSelected={props.selectedIds.has(asset.id)}
        isStop={asset.id === stopId}
        isDraggable={props.isDraggable}
      />
    );
  };
  const indexes = (row: number) => Array.from({ length: columns }, (_none, column) => row * columns + column);
  return (
    <div
      ref={(element) => {
        grid.current = element;
        return boxRef(element);
      }}
      role="grid"
      tabIndex={-1}
      aria-label="Assets"
      aria-multiselectable="true"
      aria-rowcount={count}
      aria-busy={assets.isStale}
      className={`outline-none transition-opacity ${assets.isStale ? 'opacity-60' : ''}`}
      onKeyDown={(event) =>
        keys.onKeyDown(event, {
          columns,
          pageRows: Math.max(1, Math.floor(window.innerHeight / rowPixels) - 1),
        })
      }
      onClick={props.onClick}
      onDoubleClick={props.onDoubleClick}
      onDragStart={props.onDragStart}
      onFocus={({ target }) => {
        const id = target.dataset.assetId;
        if (id) props.onFocusId(id);
      }}
    >
      {view === 'list' && <AssetLineHead />}
      {box ? (
        <div role="presentation" className="relative w-full" style={{ height: virtualizer.getTotalSize() }}>
          {rows.map((row) => (
            <div
              key={row.key}
              role={view === 'grid' ? 'row' : 'presentation'}
              aria-rowindex={view === 'grid' ? row.index + 1 : undefined}
              className="absolute top-0 left-0 grid w-full gap-4"
              style={{
                height: rowPixels,
                transform: `translateY(${row.start - virtualizer.options.scrollMargin}px)`,
                gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
              }}
            >
              {indexes(row.index).map(itemAt)}
            </div>
          ))}
        </div>
      ) : (
        <div
          role={view === 'grid' ? 'row' : 'presentation'}
          className={
            view === 'grid'
              ? 'grid grid-cols-[repeat(auto-fill,minmax(min(10.5rem,calc(50%-0.5rem)),1fr))] gap-4'
              : 'grid auto-rows-[3.5rem]'
          }
        >
          {Array.from({ length: Math.min(firstItems, assets.total) }, (_none, index) => itemAt(index))}
        </div>
      )}
    </div>
  );
}
