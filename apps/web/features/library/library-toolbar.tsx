'use client';

import {
  FolderIcon,
  IconButton,
  Input,
  LayoutGridIcon,
  ListIcon,
  SearchIcon,
  SegmentedControl,
  Button,
  XIcon,
} from '@maquette/ui';
import type { LibraryKind, LibraryView } from './asset-list-input.ts';

interface LibraryToolbarProps {
  search: string;
  kind: LibraryKind;
  view: LibraryView;
  /** The name of the folder that is open, for the button that opens the tree on a phone. */
  placeName: string;
  onSearch: (search: string) => void;
  onKind: (kind: LibraryKind) => void;
  onView: (view: LibraryView) => void;
  onFolders: () => void;
}

/** What is shown, and how. */
export function LibraryToolbar(props: LibraryToolbarProps) {
  const { search, kind, view, placeName, onSearch, onKind, onView, onFolders } = props;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Input
        type="search"
        aria-label="Search in this project"
        placeholder="Search by name"
        className="min-w-40 flex-1 sm:max-w-72"
        icon={<SearchIcon className="size-4" />}
        value={search}
        onChange={(event) => onSearch(event.target.value)}
        trailing={
          search && (
            <IconButton
              label="Clear the search"
              tooltip={false}
              size="small"
              icon={<XIcon className="size-4" />}
              onClick={() => onSearch('')}
            />
          )
        }
      />
      <Button
        className="max-w-40 md:hidden"
        icon={<FolderIcon className="size-4" />}
        aria-label={`Folders, now: ${placeName}`}
        onClick={onFolders}
      >
        {placeName}
      </Button>
      <div className="flex flex-1 items-center justify-between gap-2 sm:justify-end">
        <SegmentedControl
          aria-label="Kind"
          value={kind}
          onValueChange={(next) => onKind(next as LibraryKind)}
          segments={[
            { value: 'all', label: 'All' },
            { value: 'image', label: 'Pictures' },
            { value: 'model', label: 'Models' },
          ]}
        />
        <SegmentedControl
          aria-label="View"
          value={view}
          onValueChange={(next) => onView(next as LibraryView)}
          segments={[
            { value: 'grid', label: 'Grid', icon: <LayoutGridIcon className="size-4" />, iconOnly: true },
            { value: 'list', label: 'List', icon: <ListIcon className="size-4" />, iconOnly: true },
          ]}
        />
      </div>
    </div>
  );
}
