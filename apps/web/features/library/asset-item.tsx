'use client';
/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows that come and go while one scrolls cannot be a table */

import type { AssetView } from '@maquette/domain/assets';
import { BoxIcon, CheckIcon, ImageIcon, Skeleton, Timestamp } from '@maquette/ui';
import Link from 'next/link';
import { memo } from 'react';
import { AssetPicture } from './asset-picture.tsx';
import { bytesOf, kindOf, sizeOf } from './asset-words.ts';

export interface AssetItemProps {
  asset: AssetView;
  href: string;
  isSelected: boolean;
  /** The one that Tab stops at. */
  isStop: boolean;
  isDraggable: boolean;
}

const checkClass =
  'flex size-5 items-center justify-center rounded-[5px] border border-border-strong bg-surface text-transparent transition-colors ' +
  'group-aria-selected:border-accent group-aria-selected:bg-accent group-aria-selected:text-accent-text';

/** For the pointer alone: for the keyboard and screen readers the cell itself is selected. */
const Check = ({ className }: { className: string }) => (
  <span aria-hidden="true" data-check className={className}>
    <span className={checkClass}>
      <CheckIcon className="size-3.5 stroke-3" />
    </span>
  </span>
);

/** An asset as a tile. Keys and presses are the grid's. */
export const AssetTile = memo(function AssetTile({
  asset,
  href,
  isSelected,
  isStop,
  isDraggable,
}: AssetItemProps) {
  return (
    <div
      role="gridcell"
      data-asset-id={asset.id}
      aria-selected={isSelected}
      tabIndex={isStop ? 0 : -1}
      draggable={isDraggable}
      className="group min-w-0 cursor-default rounded-card outline-none select-none"
    >
      <div className="relative aspect-square overflow-hidden rounded-card border border-border bg-surface transition-[border-color,box-shadow] group-hover:border-border-strong group-focus-visible:outline-2 group-focus-visible:outline-offset-2 group-focus-visible:outline-focus group-aria-selected:border-accent group-aria-selected:ring-2 group-aria-selected:ring-accent">
        <AssetPicture asset={asset} />
        <Check className="absolute top-0 left-0 p-2 opacity-0 transition-opacity group-hover:opacity-100 group-focus-visible:opacity-100 group-aria-selected:opacity-100 pointer-coarse:opacity-100" />
        {asset.versionCount > 1 && (
          <span className="absolute right-1.5 bottom-1.5 rounded-full border border-border bg-surface/90 px-1.5 text-xs font-medium">
            v{asset.current.number}
          </span>
        )}
      </div>
      <div className="px-0.5 pt-1.5">
        <Link
          href={href}
          tabIndex={-1}
          draggable={false}
          className="block truncate font-medium hover:underline"
        >
          {asset.name}
        </Link>
        <p className="flex items-center gap-1 truncate text-xs text-text-muted">
          {asset.kind === 'model' ? (
            <BoxIcon className="size-3 shrink-0" />
          ) : (
            <ImageIcon className="size-3 shrink-0" />
          )}
          <span className="sr-only">{kindOf(asset)}, </span>
          <span className="truncate">{sizeOf(asset)}</span>
        </p>
      </div>
    </div>
  );
});

/** An asset as a line of a table. */
export const AssetLine = memo(function AssetLine({
  asset,
  href,
  isSelected,
  isStop,
  isDraggable,
}: AssetItemProps) {
  return (
    <div
      role="row"
      data-asset-id={asset.id}
      aria-selected={isSelected}
      tabIndex={isStop ? 0 : -1}
      draggable={isDraggable}
      className="group flex h-full cursor-default items-center gap-3 rounded-control border-b border-border px-2 outline-none select-none hover:bg-surface-hover focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-focus aria-selected:bg-surface-selected"
    >
      <Check className="-m-1 p-1" />
      <span role="gridcell" className="flex min-w-0 flex-1 items-center gap-3">
        <span className="size-10 shrink-0 overflow-hidden rounded-control border border-border bg-surface">
          <AssetPicture asset={asset} />
        </span>
        <span className="min-w-0">
          <Link
            href={href}
            tabIndex={-1}
            draggable={false}
            className="block truncate font-medium hover:underline"
          >
            {asset.name}
          </Link>
          <span className="block truncate text-xs text-text-muted sm:hidden">
            {sizeOf(asset)} · <Timestamp iso={asset.current.createdAt} />
          </span>
        </span>
      </span>
      <span role="gridcell" className="hidden w-20 shrink-0 text-text-muted sm:block">
        {kindOf(asset)}
      </span>
      <span role="gridcell" className="hidden w-36 shrink-0 truncate text-text-muted sm:block">
        {sizeOf(asset)}
      </span>
      <span role="gridcell" className="hidden w-20 shrink-0 text-right text-text-muted lg:block">
        {bytesOf(asset)}
      </span>
      <span role="gridcell" className="hidden w-16 shrink-0 text-right text-text-muted lg:block">
        v{asset.current.number}
      </span>
      <span role="gridcell" className="hidden w-28 shrink-0 truncate text-right text-text-muted sm:block">
        <Timestamp iso={asset.current.createdAt} />
      </span>
    </div>
  );
});

/** Heads the table; its columns come and go with the width, as the lines' do. */
export const AssetLineHead = () => (
  <div
    role="row"
    className="hidden h-8 items-center gap-3 border-b border-border px-2 text-sm text-text-muted sm:flex"
  >
    <span className="w-5 shrink-0" />
    <span role="columnheader" className="min-w-0 flex-1">
      Name
    </span>
    <span role="columnheader" className="w-20 shrink-0">
      Kind
    </span>
    <span role="columnheader" className="w-36 shrink-0">
      Size
    </span>
    <span role="columnheader" className="hidden w-20 shrink-0 text-right lg:block">
      File
    </span>
    <span role="columnheader" className="hidden w-16 shrink-0 text-right lg:block">
      Version
    </span>
    <span role="columnheader" className="w-28 shrink-0 text-right">
      Made
    </span>
  </div>
);

/** Stands where an asset is that has not been fetched yet. */
export const AssetPlaceholder = ({ view }: { view: 'grid' | 'list' }) =>
  view === 'grid' ? (
    <div aria-hidden="true">
      <Skeleton className="aspect-square rounded-card" />
      <Skeleton className="mt-2 h-4 w-2/3" />
      <Skeleton className="mt-1.5 h-3 w-1/2" />
    </div>
  ) : (
    <div aria-hidden="true" className="flex h-full items-center gap-3 border-b border-border px-2">
      <Skeleton className="size-5" />
      <Skeleton className="size-10" />
      <Skeleton className="h-4 w-1/3" />
    </div>
  );
