import { authorize, type Actor } from '@maquette/domain/access';
import { notFound, ok, type Result } from '@maquette/domain/result';
import type { FolderView } from '@maquette/domain/workspaces';
import type { ServiceDeps } from '../deps.ts';
import { readFolders } from './read-folders.ts';

/** All folders of a project, by name; who shows them makes the tree by `parentId`. */
export async function listFolders(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { projectId }: { projectId: string },
): Promise<Result<FolderView[]>> {
  const allowed = authorize(actor, 'asset.see');
  if (!allowed.ok) return allowed;
  const { prisma } = deps.db;
  const { workspaceId } = actor;
  const project = await prisma.project.findUnique({
    where: { workspaceId_id: { workspaceId, id: projectId } },
  });
  return project ? ok(await readFolders(prisma, { workspaceId, projectId })) : notFound();
}
