'use client';

import type { Actor } from '@maquette/domain/access';
import type { AssetView } from '@maquette/domain/assets';
import type { FolderView } from '@maquette/domain/workspaces';
import { SideSheet } from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState, type ReactNode } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { useMayIn } from '../../trpc/use-may-in.ts';
import { AssetBrowser } from './asset-browser.tsx';
import { AssetDialogs, type AssetTask } from './asset-dialogs.tsx';
import { FolderDialogs, type FolderTask } from './folder-dialogs.tsx';
import { FolderTree } from './folder-tree.tsx';
import { LibraryState } from './library-state.tsx';
import { LibraryToolbar } from './library-toolbar.tsx';
import { keepOnly, noSelection, type Selection } from './selection.ts';
import { SelectionBar } from './selection-bar.tsx';
import { useAssetActions } from './use-asset-actions.ts';
import { useAssets } from './use-assets.ts';
import { trashPlace } from './asset-list-input.ts';
import { useLibraryAddress } from './use-library-address.ts';

interface LibraryProps {
  member: Actor;
  projectId: string;
  /** Shown where nothing is yet. */
  uploadButton: ReactNode;
  /** Shows the share links of a folder or an asset; null: not for this member. */
  onShare: ((thing: { folder: FolderView } | { asset: AssetView }) => void) | null;
}

/** A project's folders and assets: to look through, order, and choose from. */
export function Library({ member, projectId, uploadButton, onShare }: LibraryProps) {
  const { workspaceId } = member;
  const trpc = useTRPC();
  const router = useRouter();
  const [address, setAddress] = useLibraryAddress();
  const { folder, kind, view, q } = address;
  const folders = useQuery(trpc.folder.list.queryOptions({ workspaceId, projectId })).data ?? [];
  const assets = useAssets({ workspaceId, projectId, folder, kind, search: q });
  const actions = useAssetActions(workspaceId);
  const [chosen, setSelection] = useState<Selection>(noSelection);
  const [folderTask, setFolderTask] = useState<FolderTask | null>(null);
  const [assetTask, setAssetTask] = useState<AssetTask | null>(null);
  const [isTreeOpen, setTreeOpen] = useState(false);
  const selection = keepOnly(
    chosen,
    assets.items.map(({ id }) => id),
  );
  const selected = assets.items.filter(({ id }) => selection.ids.has(id));
  const isTrash = folder === trashPlace;
  const mayIn = useMayIn(member);
  const mayEdit = mayIn('asset.edit', { projectId });
  // an editor trashes what is their own; whose each is, the server knows
  const mayTrash = mayIn('asset.trash', { projectId, ownerId: member.userId });
  const placeName = isTrash ? 'Trash' : (folders.find(({ id }) => id === folder)?.name ?? 'All assets');

  const go = (next: Parameters<typeof setAddress>[0]) => {
    setSelection(noSelection);
    void setAddress(next);
  };
  const trash = (assetIds: string[]) => actions.trash.mutate(assetIds);
  const tree = (
    <FolderTree
      folders={folders}
      place={folder}
      mayEdit={mayEdit}
      onPlace={(place) => {
        setTreeOpen(false);
        go({ folder: place });
      }}
      onTask={setFolderTask}
      onShare={onShare && ((shared) => onShare({ folder: shared }))}
      onDropAssets={(assetIds, { id, name }) =>
        actions.move.mutate({ assetIds, projectId, folderId: id, folderName: `“${name}”` })
      }
    />
  );
  return (
    <div data-wide className="grid gap-6 md:grid-cols-[13.5rem_minmax(0,1fr)]">
      <aside className="hidden md:block">
        <div className="sticky top-7 max-h-[calc(100dvh-3.5rem)] overflow-y-auto">{tree}</div>
      </aside>
      <section aria-label={placeName} className="min-w-0">
        <div className="sticky top-13 z-10 -mx-1 mb-4 bg-background px-1 py-2 lg:top-0">
          <div className="relative">
            <LibraryToolbar
              search={q}
              kind={kind}
              view={view}
              placeName={placeName}
              onSearch={(search) => go({ q: search || null })}
              onKind={(next) => go({ kind: next })}
              onView={(next) => void setAddress({ view: next })}
              onFolders={() => setTreeOpen(true)}
            />
            {selection.ids.size > 0 && (
              <SelectionBar
                member={member}
                projectId={projectId}
                selected={selected}
                isTrash={isTrash}
                onRename={(asset) => setAssetTask({ kind: 'rename', asset })}
                onMove={(assetIds) => setAssetTask({ kind: 'move', assetIds })}
                onTrash={trash}
                onShare={onShare && ((asset) => onShare({ asset }))}
                onRestore={(assetIds) => actions.restore.mutate(assetIds)}
                onPurge={(assetIds) => setAssetTask({ kind: 'purge', assetIds })}
                onClear={() => setSelection(noSelection)}
              />
            )}
          </div>
        </div>
        <LibraryState
          assets={assets}
          view={view}
          isTrash={isTrash}
          isFiltered={q !== '' || kind !== 'all'}
          isFolder={folder !== null && !isTrash}
          uploadButton={mayEdit ? uploadButton : null}
          onClearFilter={() => go({ q: null, kind: null })}
        >
          <AssetBrowser
            assets={assets}
            view={view}
            hrefOf={(asset) => `/w/${workspaceId}/assets/${asset.id}`}
            isDraggable={mayEdit && !isTrash}
            selection={selection}
            onSelection={setSelection}
            onOpen={(asset) => router.push(`/w/${workspaceId}/assets/${asset.id}`)}
            onRename={mayEdit && !isTrash ? (asset) => setAssetTask({ kind: 'rename', asset }) : null}
            onTrash={mayTrash && !isTrash ? trash : null}
          />
        </LibraryState>
      </section>
      <SideSheet open={isTreeOpen} onOpenChange={setTreeOpen} title="Folders">
        <div className="p-3">{tree}</div>
      </SideSheet>
      {folderTask && (
        <FolderDialogs
          workspaceId={workspaceId}
          projectId={projectId}
          folders={folders}
          task={folderTask}
          onClose={() => setFolderTask(null)}
          onCreated={(made) => go({ folder: made.id })}
          onDeleted={(gone) => folder === gone.id && go({ folder: gone.parentId })}
        />
      )}
      {assetTask && (
        <AssetDialogs
          workspaceId={workspaceId}
          projectId={projectId}
          folders={folders}
          hereId={folder ?? undefined}
          task={assetTask}
          actions={actions}
          onClose={() => setAssetTask(null)}
          onGone={() => setSelection(noSelection)}
        />
      )}
    </div>
  );
}
