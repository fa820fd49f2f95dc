'use client';

import type { AssetView } from '@maquette/domain/assets';
import {
  Button,
  buttonClass,
  countOf,
  FolderInputIcon,
  IconButton,
  PencilIcon,
  SparklesIcon,
  Trash2Icon,
  UndoIcon,
  XIcon,
} from '@maquette/ui';
import Link from 'next/link';
import type { ReactNode } from 'react';

interface SelectionBarProps {
  assets: AssetView[];
  count: number;
  isTrash: boolean;
  /** Where a model can be made of the selected pictures; null when it cannot. */
  createHref: string | null;
  mayEdit: boolean;
  mayTrash: boolean;
  onRename: () => void;
  onMove: () => void;
  onTrash: () => void;
  onRestore: () => void;
  onClear: () => void;
}

const icon = (Icon: typeof XIcon): ReactNode => <Icon className="size-4" />;

/** What can be done with what is selected; stands in the place of the toolbar, so that nothing moves. */
export function SelectionBar(props: SelectionBarProps) {
  const { count, isTrash, createHref, mayEdit, mayTrash } = props;
  return (
    <div
      role="toolbar"
      aria-label="Selected assets"
      className="absolute inset-0 z-10 flex items-center gap-1.5 overflow-x-auto rounded-card border border-accent bg-surface-selected px-2 shadow-sm"
    >
      <IconButton
        label="Clear the selection"
        shortcut="Esc"
        size="small"
        icon={icon(XIcon)}
        onClick={props.onClear}
      />
      <output className="mr-auto px-1 font-medium whitespace-nowrap">
        {countOf(count, 'asset')} <span className="max-sm:sr-only">selected</span>
      </output>
      {isTrash ? (
        mayTrash && (
          <Button size="small" icon={icon(UndoIcon)} onClick={props.onRestore}>
            Restore
          </Button>
        )
      ) : (
        <>
          {createHref && (
            <Link href={createHref} className={buttonClass({ variant: 'primary', size: 'small' })}>
              {icon(SparklesIcon)}
              <span>Make a model</span>
            </Link>
          )}
          {mayEdit && count === 1 && (
            <IconButton
              label="Rename"
              shortcut="F2"
              size="small"
              icon={icon(PencilIcon)}
              onClick={props.onRename}
            />
          )}
          {mayEdit && (
            <IconButton
              label="Move to a folder"
              size="small"
              icon={icon(FolderInputIcon)}
              onClick={props.onMove}
            />
          )}
          {mayTrash && (
            <IconButton
              label="Move to the trash"
              shortcut="Del"
              size="small"
              icon={icon(Trash2Icon)}
              onClick={props.onTrash}
            />
          )}
        </>
      )}
    </div>
  );
}
