'use client';

import type { Actor } from '@maquette/domain/access';
import type { AssetView, VersionView } from '@maquette/domain/assets';
import {
  Button,
  buttonClass,
  DownloadIcon,
  EllipsisIcon,
  IconButton,
  Menu,
  MenuItem,
  MenuSeparator,
  PencilIcon,
  toast,
  Trash2Icon,
  UndoIcon,
} from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { useMayIn } from '../../trpc/use-may-in.ts';
import { PurgeButton } from './purge-button.tsx';
import { RenameDialog } from './rename-dialog.tsx';

interface AssetActionsProps {
  member: Actor;
  asset: AssetView;
  version: VersionView;
  projectHref: string;
}

/** Download, rename, trash, restore, and deletion for good. */
export function AssetActions({ member, asset, version, projectHref }: AssetActionsProps) {
  const { workspaceId } = member;
  const router = useRouter();
  const [isRenaming, setRenaming] = useState(false);
  const { trash, restore } = useTrash(workspaceId, asset);
  const main = version.files.find(({ role }) => role === 'main');
  const mayIn = useMayIn(member);
  const { projectId } = asset;
  const mayEdit = mayIn('asset.edit', { projectId });
  const mayTrash = mayIn('asset.trash', { projectId, ownerId: version.createdBy.id });
  if (asset.trashedAt)
    return (
      <>
        {mayTrash && (
          <Button
            variant="primary"
            icon={<UndoIcon className="size-4" />}
            busy={restore.isPending}
            onClick={() => restore.mutate({ workspaceId, assetIds: [asset.id] })}
          >
            Restore
          </Button>
        )}
        {mayIn('asset.purge', { projectId }) && (
          <PurgeButton workspaceId={workspaceId} asset={asset} projectHref={projectHref} />
        )}
      </>
    );
  return (
    <>
      {main && (
        <a href={main.url} download className={buttonClass()}>
          <DownloadIcon className="size-4" />
          <span>Download {asset.kind === 'model' ? 'GLB' : ''}</span>
        </a>
      )}
      {(mayEdit || mayTrash) && (
        <Menu
          trigger={
            <IconButton
              label="More about this asset"
              tooltip={false}
              variant="secondary"
              icon={<EllipsisIcon className="size-4" />}
            />
          }
        >
          {mayEdit && (
            <MenuItem icon={<PencilIcon className="size-4" />} onSelect={() => setRenaming(true)}>
              Rename…
            </MenuItem>
          )}
          {mayEdit && mayTrash && <MenuSeparator />}
          {mayTrash && (
            <MenuItem
              danger
              icon={<Trash2Icon className="size-4" />}
              onSelect={() =>
                trash.mutate(
                  { workspaceId, assetIds: [asset.id] },
                  {
                    onSuccess() {
                      router.push(projectHref);
                      toast.success(`“${asset.name}” is in the trash`, {
                        action: {
                          label: 'Undo',
                          onClick: () => restore.mutate({ workspaceId, assetIds: [asset.id] }),
                        },
                      });
                    },
                  },
                )
              }
            >
              Move to the trash
            </MenuItem>
          )}
        </Menu>
      )}
      {isRenaming && (
        <RenameDialog workspaceId={workspaceId} asset={asset} onClose={() => setRenaming(false)} />
      )}
    </>
  );
}

function useTrash(workspaceId: string, asset: AssetView) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refresh = () =>
    Promise.all(
      [trpc.asset.pathKey(), trpc.project.pathKey(), trpc.folder.pathKey()].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    );
  const onError = (error: unknown) =>
    toast.error('That could not be done', {
      id: `trash-${workspaceId}-${asset.id}`,
      description: messageOf(error),
    });
  return {
    trash: useMutation(trpc.asset.trash.mutationOptions({ onSuccess: refresh, onError })),
    restore: useMutation(trpc.asset.restore.mutationOptions({ onSuccess: refresh, onError })),
  };
}
