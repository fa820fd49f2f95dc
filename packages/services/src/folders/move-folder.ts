import type { Actor } from '@maquette/domain/access';
import { ok, type Result } from '@maquette/domain/result';
import type { FolderView } from '@maquette/domain/workspaces';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { checkSpot, lockTreeOf } from './folder-tree.ts';
import { readFolders } from './read-folders.ts';

/** Moves a folder with all that is in it into another folder of its project, or to the top (null). Never into itself. */
export async function moveFolder(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { folderId, parentId }: { folderId: string; parentId: string | null },
): Promise<Result<FolderView>> {
  const { workspaceId } = actor;
  return deps.db.transaction(async (tx) => {
    const tree = await lockTreeOf(tx, actor, folderId);
    if (!tree.ok) return tree;
    const { projectId, folders } = tree.value;
    const { name, parentId: fromId } = folders.get(folderId)!;
    const spot = checkSpot(tree.value, { folderId, parentId, name });
    if (!spot.ok) return spot;
    await tx.folder.update({ where: { workspaceId_id: { workspaceId, id: folderId } }, data: { parentId } });
    const moved = (await readFolders(tx, { workspaceId, folderId }))[0]!;
    const nameOf = (id: string | null) => (id === null ? null : (folders.get(id)?.name ?? null));
    await noteAudit(tx, actor, {
      action: 'folder.moved',
      target: { kind: 'folder', id: folderId, name },
      projectId,
      before: { into: nameOf(fromId) },
      after: { into: nameOf(parentId) },
    });
    return ok(moved);
  });
}
