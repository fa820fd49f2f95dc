'use client';

import type { Actor } from '@maquette/domain/access';
import type { AssetView } from '@maquette/domain/assets';
import {
  Button,
  buttonClass,
  countOf,
  FolderInputIcon,
  IconButton,
  PencilIcon,
  Share2Icon,
  SparklesIcon,
  Trash2Icon,
  UndoIcon,
  XIcon,
} from '@maquette/ui';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useMayIn } from '../../trpc/use-may-in.ts';

interface SelectionBarProps {
  member: Actor;
  projectId: string;
  selected: AssetView[];
  isTrash: boolean;
  onRename: (asset: AssetView) => void;
  onMove: (assetIds: string[]) => void;
  onTrash: (assetIds: string[]) => void;
  /** null: links are not for this member. */
  onShare: ((asset: AssetView) => void) | null;
  onRestore: (assetIds: string[]) => void;
  onPurge: (assetIds: string[]) => void;
  onClear: () => void;
}

/** As many pictures as a model is made of. */
const picturesMax = 4;

const icon = (Icon: typeof XIcon): ReactNode => <Icon className="size-4" />;

/** What can be done with what is selected; stands in the place of the toolbar, so that nothing moves. */
export function SelectionBar(props: SelectionBarProps) {
  const { member, projectId, selected, isTrash } = props;
  const ids = selected.map(({ id }) => id);
  const [first] = selected;
  const mayIn = useMayIn(member);
  const mayEdit = mayIn('asset.edit', { projectId });
  // an editor trashes what is their own; whose each is, the server knows
  const mayTrash = mayIn('asset.trash', { projectId, ownerId: member.userId });
  const arePictures = selected.every(({ kind }) => kind === 'image') && selected.length <= picturesMax;
  const createHref =
    arePictures && mayIn('job.start', { projectId })
      ? `/w/${member.workspaceId}/projects/${projectId}/create?asset=${ids.join(',')}`
      : null;
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
        {countOf(ids.length, 'asset')} <span className="max-sm:sr-only">selected</span>
      </output>
      {isTrash ? (
        <>
          {mayTrash && (
            <Button size="small" icon={icon(UndoIcon)} onClick={() => props.onRestore(ids)}>
              Restore
            </Button>
          )}
          {mayIn('asset.purge', { projectId }) && (
            <Button size="small" variant="danger" icon={icon(Trash2Icon)} onClick={() => props.onPurge(ids)}>
              Delete for good
            </Button>
          )}
        </>
      ) : (
        <>
          {createHref && (
            <Link href={createHref} className={buttonClass({ variant: 'primary', size: 'small' })}>
              {icon(SparklesIcon)}
              <span>Make a model</span>
            </Link>
          )}
          {mayEdit && first && ids.length === 1 && (
            <IconButton
              label="Rename"
              shortcut="F2"
              size="small"
              icon={icon(PencilIcon)}
              onClick={() => props.onRename(first)}
            />
          )}
          {mayEdit && (
            <IconButton
              label="Move to a folder"
              size="small"
              icon={icon(FolderInputIcon)}
              onClick={() => props.onMove(ids)}
            />
          )}
          {props.onShare && first && ids.length === 1 && (
            <IconButton
              label="Share"
              size="small"
              icon={icon(Share2Icon)}
              onClick={() => props.onShare?.(first)}
            />
          )}
          {mayTrash && (
            <IconButton
              label="Move to the trash"
              shortcut="Del"
              size="small"
              icon={icon(Trash2Icon)}
              onClick={() => props.onTrash(ids)}
            />
          )}
        </>
      )}
    </div>
  );
}
