import type { Actor } from '@maquette/domain/access';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { tidyName, type FolderView } from '@maquette/domain/workspaces';
import { noteAudit } from '../audit/index.ts';
import { authorizeIn } from '../access/project-gate.ts';
import type { ServiceDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import { checkSpot, foldersMax, lockTree } from './folder-tree.ts';

/** Makes a folder in a project, in another folder or at the top. Its name is the only one of its kind there. */
export async function createFolder(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  input: { projectId: string; parentId?: string | null; name: string },
): Promise<Result<FolderView>> {
  const allowed = await authorizeIn(deps.db.prisma, actor, 'asset.edit', { projectId: input.projectId });
  if (!allowed.ok) return allowed;
  const tidy = tidyName(input.name, { field: 'name', kind: 'folder' });
  if (!tidy.ok) return tidy;
  const { workspaceId } = actor;
  const { projectId, parentId = null } = input;
  const name = tidy.value;
  return deps.db.transaction(async (tx) => {
    const tree = await lockTree(tx, { workspaceId, projectId });
    if (!tree.ok) return tree;
    const spot = checkSpot(tree.value, { folderId: null, parentId, name });
    if (!spot.ok) return spot;
    if (tree.value.folders.size >= foldersMax)
      return refuse('conflict.state', `A project can have ${foldersMax} folders, not more.`);
    const id = newId('folder');
    await tx.folder.create({ data: { id, workspaceId, projectId, parentId, name } });
    const target = { kind: 'folder', id, name };
    await noteAudit(tx, actor, { action: 'folder.created', target, projectId });
    return ok({ id, projectId, parentId, name, assetCount: 0 });
  });
}
