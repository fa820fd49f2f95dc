import type { Transaction } from '@maquette/db';
import { reserve } from '@maquette/domain/credits';
import { ok, type Result } from '@maquette/domain/result';
import { newId } from '../new-id.ts';
import type { LockedWallet } from './lock-wallet.ts';
import { writeChange } from './write-change.ts';

interface HoldRequest {
  jobId: string;
  credits: number;
  priceBookVersion: string;
  actor: string;
}

/**
 * Sets credits aside for a job, all or nothing. Decides at once and writes later: the job's row has to be there first,
 * and nothing may be written before the last refusal.
 * @returns `write`, to be called once in the transaction that holds the lock; or why the credits cannot be had
 */
export function openHold(
  locked: LockedWallet,
  request: HoldRequest,
): Result<{ write(tx: Transaction): Promise<void> }> {
  const { jobId, credits, priceBookVersion, actor } = request;
  const decided = reserve(locked.book, { holdId: newId('hold'), jobId, credits }, locked.now);
  if (!decided.ok) return decided;
  const { hold, ...change } = decided.value;
  return ok({ write: (tx) => writeChange(tx, { change, actor, openedHold: { ...hold, priceBookVersion } }) });
}
