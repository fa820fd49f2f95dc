import type { Actor } from '@maquette/domain/access';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { lockTreeOf } from './folder-tree.ts';

/** Removes a folder with nothing in it. What lies in the trash does not count: restored, it is at the project's top. */
export async function deleteFolder(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { folderId }: { folderId: string },
): Promise<Result<void>> {
  const { workspaceId } = actor;
  return deps.db.transaction(async (tx) => {
    const tree = await lockTreeOf(tx, actor, folderId);
    if (!tree.ok) return tree;
    // waits for whoever puts something in at this moment, and sees it then
    await tx.$queryRaw`SELECT 1 FROM "Folder" WHERE "workspaceId" = ${workspaceId} AND "id" = ${folderId} FOR UPDATE`;
    const assets = await tx.asset.count({ where: { workspaceId, folderId, trashedAt: null } });
    const folders = [...tree.value.folders.values()].filter(({ parentId }) => parentId === folderId).length;
    if (assets > 0 || folders > 0)
      return refuse('conflict.state', `This folder is not empty: ${contents(assets, folders)}.`, {
        suggestion: 'Move them elsewhere first, or put them into the trash.',
        detail: { assets, folders },
      });
    await tx.asset.updateMany({ where: { workspaceId, folderId }, data: { folderId: null } });
    await tx.folder.delete({ where: { workspaceId_id: { workspaceId, id: folderId } } });
    const { projectId, folders: known } = tree.value;
    const target = { kind: 'folder', id: folderId, name: known.get(folderId)!.name };
    await noteAudit(tx, actor, { action: 'folder.deleted', target, projectId });
    return ok(undefined);
  });
}

function contents(assets: number, folders: number): string {
  const some = (count: number, name: string) =>
    count === 0 ? [] : [`${count} ${name}${count === 1 ? '' : 's'}`];
  return [...some(assets, 'asset'), ...some(folders, 'folder')].join(' and ');
}
