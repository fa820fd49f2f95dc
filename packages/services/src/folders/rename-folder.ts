import type { Actor } from '@maquette/domain/access';
import { auditChange } from '@maquette/domain/audit';
import { ok, type Result } from '@maquette/domain/result';
import { tidyName, type FolderView } from '@maquette/domain/workspaces';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { checkSpot, lockTreeOf } from './folder-tree.ts';
import { readFolders } from './read-folders.ts';

/** Gives a folder another name. */
export async function renameFolder(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { folderId, name }: { folderId: string; name: string },
): Promise<Result<FolderView>> {
  const tidy = tidyName(name, { field: 'name', kind: 'folder' });
  if (!tidy.ok) return tidy;
  const { workspaceId } = actor;
  return deps.db.transaction(async (tx) => {
    const tree = await lockTreeOf(tx, actor, folderId);
    if (!tree.ok) return tree;
    const { projectId, folders } = tree.value;
    const { parentId, name: before } = folders.get(folderId)!;
    const spot = checkSpot(tree.value, { folderId, parentId, name: tidy.value });
    if (!spot.ok) return spot;
    await tx.folder.update({
      where: { workspaceId_id: { workspaceId, id: folderId } },
      data: { name: tidy.value },
    });
    const renamed = (await readFolders(tx, { workspaceId, folderId }))[0]!;
    await noteAudit(tx, actor, {
      action: 'folder.renamed',
      target: { kind: 'folder', id: folderId, name: renamed.name },
      projectId,
      ...auditChange({ name: before }, { name: renamed.name }),
    });
    return ok(renamed);
  });
}
