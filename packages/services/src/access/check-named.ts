import type { Transaction } from '@maquette/db';
import { seesProject, type Actor } from '@maquette/domain/access';
import { notFound, ok, type Result } from '@maquette/domain/result';
import { authorizeIn } from './project-gate.ts';

/**
 * Whether what a filter names is the actor's to name: a project that they see, a job in one, somebody who is in
 * it or once worked in it. What is not is `not-found`, instead of a list with nothing in it.
 */
export async function checkNamed(
  reader: Pick<Transaction, 'project' | 'job' | 'membership'>,
  actor: Actor,
  { projectId, jobId, userId }: { projectId?: string; jobId?: string; userId?: string },
): Promise<Result<void>> {
  const { workspaceId } = actor;
  if (projectId !== undefined) {
    const seen = await authorizeIn(reader, actor, 'project.see', { projectId });
    if (!seen.ok) return seen;
  }
  if (jobId !== undefined) {
    const job = await reader.job.findFirst({
      where: { workspaceId, id: jobId },
      select: { projectId: true },
    });
    if (!job || !seesProject(actor, job.projectId)) return notFound();
  }
  if (userId === undefined) return ok(undefined);
  const [member, worked] = await Promise.all([
    reader.membership.findFirst({ where: { workspaceId, userId }, select: { userId: true } }),
    reader.job.findFirst({ where: { workspaceId, createdById: userId }, select: { id: true } }),
  ]);
  return member || worked ? ok(undefined) : notFound();
}
