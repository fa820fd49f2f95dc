import { Prisma, type Transaction } from '@maquette/db';
import { authorize, type Actor, type ProjectAction } from '@maquette/domain/access';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';
import { gateColumns } from '../access/project-gate.ts';

/** Assets that one call may name. */
const assetsMax = 500;

export interface LockedAsset {
  id: string;
  projectId: string;
  folderId: string | null;
  name: string;
  trashedAt: Date | null;
  createdById: string;
}

/**
 * Locks assets of the actor's workspace, always in the same order. Each must be there, and the actor must be allowed to do
 * this with each. Refuses none at all, and too many.
 */
export async function lockAssets(
  tx: Transaction,
  actor: Actor,
  { action, assetIds }: { action: ProjectAction; assetIds: string[] },
): Promise<Result<LockedAsset[]>> {
  const ids = [...new Set(assetIds)];
  if (ids.length === 0 || ids.length > assetsMax)
    return refuse('input.invalid', `Name 1 to ${assetsMax} assets at a time.`, { field: 'assetIds' });
  const { workspaceId } = actor;
  const rows = await tx.$queryRaw<LockedAsset[]>`
    SELECT "id", "projectId", "folderId", "name", "trashedAt", "createdById" FROM "Asset"
    WHERE "workspaceId" = ${workspaceId} AND "id" IN (${Prisma.join(ids)}) ORDER BY "id" FOR NO KEY UPDATE`;
  if (rows.length < ids.length) return notFound();
  const projects = await tx.project.findMany({
    where: { workspaceId, id: { in: [...new Set(rows.map(({ projectId }) => projectId))] } },
    select: gateColumns,
  });
  const projectById = new Map(projects.map((project) => [project.id, project]));
  for (const { projectId, createdById } of rows) {
    const project = projectById.get(projectId)!;
    const allowed = authorize(actor, action, { project, ownerId: createdById });
    if (!allowed.ok) return allowed;
  }
  return ok(rows);
}
