import { authorize, type Actor } from '@maquette/domain/access';
import type { JobStatus, JobView } from '@maquette/domain/jobs';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { checkNamed } from '../access/check-named.ts';
import { seenProjects } from '../access/seen-projects.ts';
import type { ServiceDeps } from '../deps.ts';
import { viewJobs } from './read-job-views.ts';

export const jobPageMax = 200;

export interface ListJobs {
  projectId?: string;
  status?: JobStatus[];
  /** `nextCursor` of the page before. */
  cursor?: string;
  /** 1 to 200 */
  limit: number;
}

/** Jobs of the workspace, newest first, in pages that stay as they are while new jobs come. */
export async function listJobs(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  input: ListJobs,
): Promise<Result<{ items: JobView[]; nextCursor: string | null }>> {
  const allowed = authorize(actor, 'workspace.see');
  if (!allowed.ok) return allowed;
  const named = await checkNamed(deps.db.prisma, actor, { projectId: input.projectId });
  if (!named.ok) return named;
  const after = input.cursor === undefined ? undefined : parseCursor(input.cursor);
  if (after === null)
    return refuse('input.invalid', 'This is not a cursor of a list of jobs.', { field: 'cursor' });
  const limit = Math.max(1, Math.min(jobPageMax, Math.floor(input.limit)));
  const jobs = await deps.db.prisma.job.findMany({
    where: {
      workspaceId: actor.workspaceId,
      projectId: { equals: input.projectId, ...seenProjects(actor) },
      projectGoneAt: null,
      status: input.status && { in: input.status },
      ...(after && {
        OR: [{ createdAt: { lt: after.createdAt } }, { createdAt: after.createdAt, id: { lt: after.id } }],
      }),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  const page = jobs.slice(0, limit);
  const last = page.at(-1);
  return ok({
    items: await viewJobs(deps, page),
    nextCursor: jobs.length > limit && last ? `${last.createdAt.getTime()}_${last.id}` : null,
  });
}

function parseCursor(cursor: string): { createdAt: Date; id: string } | null {
  const match = /^(\d{1,15})_(job_[0-9a-z]{26})$/.exec(cursor);
  return match ? { createdAt: new Date(Number(match[1])), id: match[2]! } : null;
}
