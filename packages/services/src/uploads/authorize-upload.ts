import { may, type Actor } from '@maquette/domain/access';
import { notFound, ok, type Result } from '@maquette/domain/result';
import { seenProjects } from '../access/seen-projects.ts';
import type { ServiceDeps } from '../deps.ts';

/**
 * Whether the actor sees an upload of their workspace. It lies in no project of its own: it is seen by who brought it, by
 * owners and admins, and by who sees a job or an asset that was made of it. One that nothing was made of yet is seen by
 * every member, but not by guests. Any other is `not-found`.
 */
export async function authorizeUpload(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  upload: { id: string; createdById: string },
): Promise<Result<void>> {
  if (upload.createdById === actor.userId || may(actor, 'workspace.edit')) return ok(undefined);
  const seen = { projectId: seenProjects(actor), projectGoneAt: null };
  const isSeen = await isUsed(deps, actor, { uploadId: upload.id, ...seen });
  if (isSeen) return ok(undefined);
  if (!actor.reach.all || (await isUsed(deps, actor, { uploadId: upload.id }))) return notFound();
  return ok(undefined);
}

async function isUsed(
  { db: { prisma } }: Pick<ServiceDeps, 'db'>,
  { workspaceId }: Actor,
  which: { uploadId: string; projectId?: ReturnType<typeof seenProjects>; projectGoneAt?: null },
): Promise<boolean> {
  const { uploadId, projectId, projectGoneAt } = which;
  const [job, version] = await Promise.all([
    prisma.job.findFirst({
      where: { workspaceId, projectId, projectGoneAt, inputs: { some: { uploadId } } },
      select: { id: true },
    }),
    prisma.assetVersion.findFirst({
      where: { workspaceId, uploadId, asset: { projectId } },
      select: { id: true },
    }),
  ]);
  return job !== null || version !== null;
}
