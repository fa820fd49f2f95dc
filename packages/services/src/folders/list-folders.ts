import type { Actor } from '@maquette/domain/access';
import { ok, type Result } from '@maquette/domain/result';
import type { FolderView } from '@maquette/domain/workspaces';
import { authorizeIn } from '../access/project-gate.ts';
import type { ServiceDeps } from '../deps.ts';
import { readFolders } from './read-folders.ts';

/** All folders of a project, by name; who shows them makes the tree by `parentId`. */
export async function listFolders(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { projectId }: { projectId: string },
): Promise<Result<FolderView[]>> {
  const { prisma } = deps.db;
  const { workspaceId } = actor;
  const allowed = await authorizeIn(prisma, actor, 'asset.see', { projectId });
  return allowed.ok ? ok(await readFolders(prisma, { workspaceId, projectId })) : allowed;
}
