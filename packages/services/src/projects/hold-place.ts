import { Prisma, type Transaction } from '@maquette/db';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';

/** Where something is put: a project, and a folder of it or none. */
export interface Place {
  projectId: string;
  folderId: string | null;
}

/**
 * Sees to it that something can be put there, until the transaction ends: folders of the project can neither go nor
 * move meanwhile. Refuses an archived project; a folder of another project is not found.
 */
export async function holdPlace(tx: Transaction, workspaceId: string, place: Place): Promise<Result<void>> {
  const project = await lockProject(tx, { workspaceId, projectId: place.projectId, lock: 'share' });
  if (!project.ok || place.folderId === null) return project;
  const folder = await tx.folder.findUnique({
    where: { workspaceId_id: { workspaceId, id: place.folderId } },
  });
  return folder?.projectId === place.projectId ? ok(undefined) : notFound();
}

/**
 * Locks a project that takes changes. `folders`: for changes of its tree, one at a time. `share`: for putting things
 * into the tree, many at a time, but none while the tree changes.
 */
export async function lockProject(
  tx: Transaction,
  { workspaceId, projectId, lock }: { workspaceId: string; projectId: string; lock: 'folders' | 'share' },
): Promise<Result<void>> {
  const rows = await tx.$queryRaw<{ name: string; archivedAt: Date | null }[]>`
    SELECT "name", "archivedAt" FROM "Project" WHERE "workspaceId" = ${workspaceId} AND "id" = ${projectId}
    ${lock === 'share' ? Prisma.sql`FOR SHARE` : Prisma.sql`FOR NO KEY UPDATE`}`;
  const project = rows[0];
  if (!project) return notFound();
  if (project.archivedAt === null) return ok(undefined);
  return refuse('conflict.state', `The project "${project.name}" is archived.`, {
    suggestion: 'Take it out of the archive first, or choose another project.',
  });
}
