import type { Transaction } from '@maquette/db';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { readLoad } from './read-load.ts';

const retryMinSeconds = 5;
const retryMaxSeconds = 60;

/**
 * Whether the plan lets this workspace have one more job. Only binding under the wallet's lock: there, two jobs cannot
 * both be the last one.
 */
export async function checkJobLimit(
  tx: Pick<Transaction, '$queryRaw'>,
  workspaceId: string,
  estimateSeconds: number,
): Promise<Result<void>> {
  const load = (await readLoad(tx, [workspaceId])).get(workspaceId)!;
  const jobsMax = load.runningJobsMax + load.queuedJobsMax;
  const jobCount = load.runningCount + load.queuedCount;
  if (jobCount < jobsMax) return ok(undefined);
  return refuse(
    'limit.jobs',
    `The plan of this workspace lets ${jobsMax} jobs run and wait at once, and there are ${jobCount}.`,
    {
      suggestion: 'Wait until one is done, or cancel one.',
      detail: { jobCount, jobsMax, runningJobsMax: load.runningJobsMax, queuedJobsMax: load.queuedJobsMax },
      retryAfterSeconds: Math.min(retryMaxSeconds, Math.max(retryMinSeconds, Math.round(estimateSeconds))),
    },
  );
}
