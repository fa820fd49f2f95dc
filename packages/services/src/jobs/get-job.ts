import type { Actor } from '@maquette/domain/access';
import type { JobView } from '@maquette/domain/jobs';
import { notFound, ok, type Result } from '@maquette/domain/result';
import { authorizeIn } from '../access/project-gate.ts';
import type { ServiceDeps } from '../deps.ts';
import { viewJobs } from './read-job-views.ts';

/** One job of the actor's workspace; any other is `not-found`, whether it exists or not. */
export async function getJob(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  input: { jobId: string },
): Promise<Result<JobView>> {
  const job = await deps.db.prisma.job.findUnique({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: input.jobId } },
  });
  if (!job) return notFound();
  const allowed = await authorizeIn(deps.db.prisma, actor, 'job.see', job);
  return allowed.ok ? ok((await viewJobs(deps, [job]))[0]!) : allowed;
}
