import type { ServiceDeps } from '../deps.ts';
import { repairHolds } from './repair-holds.ts';
import { sweepAttempts } from './sweep-attempts.ts';
import { sweepMessages } from './sweep-messages.ts';

type SweepDeps = Pick<ServiceDeps, 'db' | 'queue' | 'settings' | 'log'>;

/**
 * Repairs whatever can get lost between processes: attempts whose worker is gone or hangs, messages that never
 * arrived, holds of jobs that are over. May run in several processes and be cut off anywhere;
 * each repair is one small transaction of its own. Meant to run every 2 s.
 * @returns how much of each was repaired
 */
export async function sweepJobs(deps: SweepDeps): Promise<Record<string, number>> {
  return {
    ...(await sweepAttempts(deps)),
    ...(await sweepMessages(deps)),
    ...(await repairHolds(deps)),
  };
}
