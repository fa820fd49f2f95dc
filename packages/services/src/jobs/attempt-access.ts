import type { JobAttemptModel, JobModel } from '@maquette/db';
import { ok, refuse, type Result } from '@maquette/domain/result';
import type { Verdict } from '@maquette/domain/worker-protocol';
import type { ServiceDeps } from '../deps.ts';
import { isTokenOf } from './attempt-token.ts';

/** Which attempt a worker speaks for, with the secret that shows it. */
export interface AttemptRef {
  jobId: string;
  epoch: number;
  attemptToken: string;
}

export type AttemptAndJob = JobAttemptModel & { job: JobModel };

/**
 * The attempt that this token is good for. One that does not exist and a wrong token get the same answer. Says nothing
 * about whether the attempt is still the current one.
 */
export async function readAttempt(
  deps: Pick<ServiceDeps, 'db'>,
  { jobId, epoch, attemptToken }: AttemptRef,
): Promise<Result<AttemptAndJob>> {
  const attempt = await deps.db.prisma.jobAttempt.findUnique({
    where: { jobId_epoch: { jobId, epoch } },
    include: { job: true },
  });
  if (!attempt || !isTokenOf(attempt.tokenHash, attemptToken))
    return refuse('auth.required', 'This token is not good for this attempt.');
  return ok(attempt);
}

/** The lease went to someone else, or the job is over. */
export const staleAttempt = () =>
  refuse('attempt.stale', 'This attempt is over. Drop it and take the next message.');

/** The worker's last word was heard. */
export const attemptDone: Result<Verdict> = ok({ go: false, why: 'done' });
