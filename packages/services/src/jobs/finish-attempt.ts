import type { Result } from '@maquette/domain/result';
import type { Finish, Verdict } from '@maquette/domain/worker-protocol';
import {
  attemptDone,
  readAttempt,
  staleAttempt,
  type AttemptAndJob,
  type AttemptRef,
} from './attempt-access.ts';
import { deliver, type DeliverDeps } from './deliver.ts';
import { endJob, isCurrent, loseAttempt, requeueJob } from './end-job.ts';
import { withLockedJob, type LockedJob } from './lock-job.ts';

export type FinishAttempt = AttemptRef & Finish;

/**
 * The last word of a worker about its attempt. What it delivered is checked like any upload; then version and charge,
 * or the way back of every credit, are one transaction. The same word again has no effect and gets the same answer.
 * A job that was asked to be cancelled before this is cancelled, whatever the word.
 * @returns `done`; refuses with `attempt.stale` when the attempt is not the job's current one, and with
 *   `delivery.invalid` when what was delivered does not hold: then the attempt counts as lost
 */
export async function finishAttempt(deps: DeliverDeps, input: FinishAttempt): Promise<Result<Verdict>> {
  const attempt = await readAttempt(deps, input);
  if (!attempt.ok) return attempt;
  const { job, outcome } = attempt.value;
  if (outcome !== null) return outcome === outcomeNames[input.outcome] ? attemptDone : staleAttempt();
  if (job.status !== 'running' || job.epoch !== input.epoch) return staleAttempt();
  if (input.outcome === 'delivered' && job.cancelRequestedAt === null)
    return deliver(deps, attempt.value, input);
  const which = { workspaceId: job.workspaceId, jobId: job.id, mayShare: true };
  return withLockedJob(deps, which, async (locked) => {
    if (!isCurrent(locked, input.epoch)) return staleAttempt();
    await end(locked, input);
    return attemptDone;
  });
}

const outcomeNames: Record<Finish['outcome'], NonNullable<AttemptAndJob['outcome']>> = {
  delivered: 'delivered',
  failed: 'failed',
  cancelled: 'cancelled',
  lost: 'lost',
  'handed-over': 'handed_over',
};

function end(locked: LockedJob, finish: Finish): Promise<void> {
  if (locked.job.cancelRequestedAt !== null) return endJob(locked, { status: 'cancelled', credits: 0 });
  switch (finish.outcome) {
    case 'failed':
      return endJob(locked, {
        status: 'failed',
        credits: 0,
        error: { code: finish.code, message: finish.message },
        attempt: { outcome: 'failed', stages: finish.stages },
      });
    case 'handed-over':
      return requeueJob(locked, { outcome: 'handed_over' });
    case 'lost':
      return loseAttempt(locked, { message: finish.message });
    case 'delivered':
    case 'cancelled':
      // Nobody asked for it to be cancelled: the worker gave up.
      return loseAttempt(locked, { message: 'The worker gave it up.' });
  }
}
