import type { Prisma } from '@maquette/db';
import { actorLabel, type Actor } from '@maquette/domain/access';
import { isFinal, mayBecome } from '@maquette/domain/jobs';
import { lostAttemptsMax } from '@maquette/domain/worker-protocol';
import { theStudio } from '../audit/index.ts';
import { closeHold } from '../credits/close-hold.ts';
import type { LockedJob } from './lock-job.ts';
import { ringJob } from './ring-job.ts';

export interface JobEnd {
  status: 'succeeded' | 'failed' | 'cancelled';
  /** What is charged, at most the hold; 0 unless something was delivered. */
  credits: number;
  /** Why it failed; or, with the code `note`, what to say with a success. */
  error?: { code: string; message: string };
  attempt?: AttemptEnd;
  /** Left out: the studio. */
  by?: Actor;
}

interface AttemptEnd {
  outcome: 'delivered' | 'failed' | 'cancelled' | 'lost' | 'handed_over';
  /** Seconds per stage as the worker reported them. */
  stages?: Record<string, number>;
}

/** Ends a job for good: its hold is closed, its row final, its attempt ended, all in the caller's transaction. */
export async function endJob(locked: LockedJob, end: JobEnd): Promise<void> {
  const { tx, wallet, job } = locked;
  if (!mayBecome(job.status, end.status))
    throw new Error(`${job.id} is ${job.status}, not to be ${end.status}`);
  const { settledCredits } = closeHold(wallet, {
    jobId: job.id,
    credits: end.credits,
    actor: end.by ? actorLabel(end.by) : 'system',
  });
  await tx.job.update({
    where: { id: job.id },
    data: {
      status: end.status,
      consumedCredits: settledCredits,
      finishedAt: wallet.time,
      leaseUntil: null,
      stage: null,
      ...(end.status === 'succeeded' && { progress: 1 }),
      errorCode: end.error?.code ?? null,
      errorMessage: end.error?.message ?? null,
    },
  });
  await endAttempt(locked, end.attempt ?? { outcome: end.status === 'succeeded' ? 'delivered' : end.status });
  await ringJob(tx, job);
  wallet.audit(end.by ?? theStudio(job.workspaceId), {
    action: auditedAs[end.status],
    ...jobTarget(job),
    before: { status: job.status },
    after: {
      status: end.status,
      reservedCredits: job.reservedCredits,
      consumedCredits: settledCredits,
      ...(end.error && { message: end.error.message }),
    },
  });
}

const auditedAs = { succeeded: 'job.delivered', failed: 'job.failed', cancelled: 'job.cancelled' } as const;

/** What an event about a job is about. */
export const jobTarget = ({ id, name, projectId }: LockedJob['job']) => ({
  target: { kind: 'job', id, name },
  projectId,
});

/** The attempt is over and the job waits again, as if it had not been handed out. */
export async function requeueJob(locked: LockedJob, attempt: AttemptEnd): Promise<void> {
  const { tx, job } = locked;
  await tx.job.update({
    where: { id: job.id },
    data: {
      status: 'queued',
      dispatchedAt: null,
      workerId: null,
      leaseUntil: null,
      startedAt: null,
      stage: null,
      progress: 0,
      lostAttempts: job.lostAttempts + (attempt.outcome === 'lost' ? 1 : 0),
    },
  });
  await endAttempt(locked, attempt);
  await ringJob(tx, job);
}

/**
 * An attempt died, or delivered nothing that can be used: the job is tried again, until that happened too often. One
 * that was cancelled in the meantime is not tried again.
 */
export async function loseAttempt(
  locked: LockedJob,
  why: { message: string; stages?: Record<string, number> },
): Promise<void> {
  const { job } = locked;
  const attempt: AttemptEnd = { outcome: 'lost', stages: why.stages };
  if (job.cancelRequestedAt !== null) return endJob(locked, { status: 'cancelled', credits: 0, attempt });
  if (job.lostAttempts + 1 < lostAttemptsMax) return requeueJob(locked, attempt);
  return endJob(locked, {
    status: 'failed',
    credits: 0,
    error: {
      code: 'attempts.lost',
      message: `It was tried ${lostAttemptsMax} times and did not come to an end. ${why.message} All credits were given back.`,
    },
    attempt,
  });
}

/** Whether this epoch is the one that may still write. */
export const isCurrent = ({ job }: LockedJob, epoch: number): boolean =>
  !isFinal(job.status) && job.status === 'running' && job.epoch === epoch;

async function endAttempt({ tx, wallet, job }: LockedJob, { outcome, stages }: AttemptEnd): Promise<void> {
  await tx.jobAttempt.updateMany({
    where: { jobId: job.id, epoch: job.epoch, endedAt: null },
    data: { endedAt: wallet.time, outcome, stages: stages as Prisma.InputJsonObject | undefined },
  });
}
