import { refuse, type Result } from '@maquette/domain/result';
import type { Verdict } from '@maquette/domain/worker-protocol';
import type { ServiceDeps } from '../deps.ts';
import { staleAttempt, type AttemptAndJob } from './attempt-access.ts';
import { isCurrent, loseAttempt } from './end-job.ts';
import { withLockedJob } from './lock-job.ts';

/** A delivery that does not hold ends its attempt, so that the job is tried again at once. */
export async function refuseDelivery(
  deps: Pick<ServiceDeps, 'db' | 'log'>,
  { jobId, epoch, job }: AttemptAndJob,
  message: string,
): Promise<Result<Verdict>> {
  deps.log.warn({ jobId, epoch, workerId: job.workerId, reason: message }, 'a delivery was refused');
  return withLockedJob(deps, { workspaceId: job.workspaceId, jobId, mayShare: true }, async (locked) => {
    if (!isCurrent(locked, epoch)) return staleAttempt();
    await loseAttempt(locked, { message: 'The last result could not be used.' });
    return refuse('delivery.invalid', message);
  });
}
