'use client';

import {
  Alert,
  Button,
  EmptyState,
  FolderOpenIcon,
  ImagePlusIcon,
  SearchIcon,
  Trash2Icon,
} from '@maquette/ui';
import type { ReactNode } from 'react';
import { messageOf } from '../../trpc/refusal-of.ts';
import { AssetPlaceholder } from './asset-item.tsx';
import type { LoadedAssets } from './use-assets.ts';
import type { LibraryView } from './asset-list-input.ts';

interface LibraryStateProps {
  assets: LoadedAssets;
  view: LibraryView;
  isTrash: boolean;
  isFiltered: boolean;
  isFolder: boolean;
  uploadButton: ReactNode;
  onClearFilter: () => void;
  children: ReactNode;
}

const placeholders = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];

/** Loading, empty, failed, or the assets themselves. */
export function LibraryState(props: LibraryStateProps) {
  const { assets, view, isTrash, isFiltered, isFolder, uploadButton, onClearFilter, children } = props;
  if (assets.status === 'pending')
    return (
      <output
        aria-label="Loading"
        className={
          view === 'grid'
            ? 'grid grid-cols-[repeat(auto-fill,minmax(min(10.5rem,calc(50%-0.5rem)),1fr))] gap-4'
            : 'grid auto-rows-[3.5rem]'
        }
      >
        {placeholders.map((key) => (
          <AssetPlaceholder key={key} view={view} />
        ))}
      </output>
    );
  if (assets.status === 'error' && assets.items.length === 0)
    return (
      <Alert
        tone="danger"
        title="The assets could not be read"
        actions={
          <Button size="small" onClick={assets.retry}>
            Try again
          </Button>
        }
      >
        {messageOf(assets.error)}
      </Alert>
    );
  if (assets.total > 0) return children;
  if (isFiltered)
    return (
      <EmptyState
        level={3}
        icon={<SearchIcon />}
        title="Nothing matches"
        actions={<Button onClick={onClearFilter}>Show everything</Button>}
      >
        No asset here has this name and kind.
      </EmptyState>
    );
  if (isTrash)
    return (
      <EmptyState level={3} icon={<Trash2Icon />} title="The trash is empty">
        What you move to the trash can be restored from here.
      </EmptyState>
    );
  return (
    <div className="rounded-card border border-dashed border-border-strong/60">
      <EmptyState
        level={3}
        icon={isFolder ? <FolderOpenIcon /> : <ImagePlusIcon />}
        title={isFolder ? 'This folder is empty' : 'Start with a picture'}
        actions={uploadButton}
      >
        {uploadButton
          ? 'Drop pictures (PNG, JPEG, WebP) or GLB models anywhere on this page, or paste a picture. Then make a model of it.'
          : 'Pictures and models that your team adds appear here.'}
      </EmptyState>
    </div>
  );
}
