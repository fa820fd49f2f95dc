'use client';

import { Alert, Button, Dialog, EmptyState, ImagesIcon, Skeleton } from '@maquette/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { pictureOf, pictureUrl, type Picture } from './picture.ts';

interface PictureChooserProps {
  workspaceId: string;
  projectId: string;
  onChoose: (picture: Picture) => void;
  onClose: () => void;
}

const pageItems = 40;
const placeholders = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** The project's pictures, newest first, to choose one. Mount it while it is open. */
export function PictureChooser({ workspaceId, projectId, onChoose, onClose }: PictureChooserProps) {
  const trpc = useTRPC();
  const assets = useInfiniteQuery(
    trpc.asset.list.infiniteQueryOptions(
      { workspaceId, projectId, kind: 'image', limit: pageItems },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  const pictures =
    assets.data?.pages.flatMap(({ items }) => items).flatMap((asset) => pictureOf(asset) ?? []) ?? [];
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="large"
      title="Choose a picture"
      description="Pictures of this project, newest first."
    >
      {assets.isPending ? (
        <div className="grid grid-cols-[repeat(auto-fill,minmax(7.5rem,1fr))] gap-3">
          {placeholders.map((key) => (
            <Skeleton key={key} className="aspect-square rounded-card" />
          ))}
        </div>
      ) : assets.isError ? (
        <Alert tone="danger" title="The pictures could not be read">
          {messageOf(assets.error)}
        </Alert>
      ) : pictures.length === 0 ? (
        <EmptyState level={3} icon={<ImagesIcon />} title="This project has no picture yet">
          Close this and upload one, or drop it on the empty field.
        </EmptyState>
      ) : (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(7.5rem,1fr))] gap-3">
          {pictures.map((picture) => (
            <li key={picture.uploadId}>
              <button
                type="button"
                className="group flex w-full flex-col gap-1 rounded-card text-left"
                onClick={() => onChoose(picture)}
              >
                <span className="block aspect-square w-full overflow-hidden rounded-card border border-border bg-surface-sunken group-hover:border-accent">
                  <img
                    src={pictureUrl(picture.uploadId)}
                    alt=""
                    loading="lazy"
                    className="size-full object-contain"
                  />
                </span>
                <span className="block w-full truncate text-sm">{picture.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {assets.hasNextPage && (
        <div className="mt-4 flex justify-center">
          <Button busy={assets.isFetchingNextPage} onClick={() => void assets.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </Dialog>
  );
}
