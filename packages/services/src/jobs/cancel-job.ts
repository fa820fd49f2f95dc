import type { Actor } from '@maquette/domain/access';
import type { JobView } from '@maquette/domain/jobs';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';
import { authorizeIn } from '../access/project-gate.ts';
import type { ServiceDeps } from '../deps.ts';
import { endJob, jobTarget } from './end-job.ts';
import { withLockedJob, type LockedJob } from './lock-job.ts';
import { readJobView } from './read-job-views.ts';
import { ringJob } from './ring-job.ts';

/**
 * Cancels a job. A queued one is over when this answers, with all its credits back. A running one is told to stop: it
 * ends, uncharged, with its worker's next report, or with the sweep when the worker is gone. Cancelling it again
 * changes nothing. Refuses with `conflict.state` when it had come to its own end before.
 */
export async function cancelJob(
  deps: Pick<ServiceDeps, 'db' | 'queue'>,
  actor: Actor,
  input: { jobId: string },
): Promise<Result<JobView>> {
  const { workspaceId } = actor;
  const { jobId } = input;
  const job = await deps.db.prisma.job.findUnique({
    where: { workspaceId_id: { workspaceId, id: jobId } },
    select: { createdById: true, projectId: true },
  });
  if (!job) return notFound();
  const { projectId, createdById: ownerId } = job;
  const allowed = await authorizeIn(deps.db.prisma, actor, 'job.cancel', { projectId, ownerId });
  if (!allowed.ok) return allowed;
  const cancelled = await withLockedJob(deps, { workspaceId, jobId, mayShare: true }, (locked) =>
    cancel(locked, actor),
  );
  if (!cancelled.ok) return cancelled;
  const { engine, epoch, wasWaiting } = cancelled.value;
  // Tidy, not needed: a worker that gets the message is told that it is over.
  if (wasWaiting) await deps.queue.remove(engine, { jobId, epoch }).catch(() => {});
  return ok(await readJobView(deps, { workspaceId, jobId }));
}

async function cancel(
  locked: LockedJob,
  actor: Actor,
): Promise<Result<{ engine: string; epoch: number; wasWaiting: boolean }>> {
  const { tx, job, wallet } = locked;
  const { engine, epoch } = job;
  if (job.status === 'succeeded' || job.status === 'failed')
    return refuse(
      'conflict.state',
      `This job has ${job.status === 'failed' ? 'failed' : 'finished'} already.`,
      {
        detail: { status: job.status },
      },
    );
  if (job.status === 'queued') await endJob(locked, { status: 'cancelled', credits: 0, by: actor });
  if (job.status === 'running' && job.cancelRequestedAt === null) {
    await tx.job.update({ where: { id: job.id }, data: { cancelRequestedAt: wallet.time } });
    await ringJob(tx, job);
    wallet.audit(actor, { action: 'job.cancel-asked', ...jobTarget(job) });
  }
  const wasWaiting = job.status === 'queued' && job.dispatchedAt !== null;
  return ok({ engine, epoch, wasWaiting });
}
