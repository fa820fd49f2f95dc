import { reserve } from '@maquette/domain/credits';
import { ok, type Result } from '@maquette/domain/result';
import { newId } from '../new-id.ts';
import type { LockedWallet } from './lock-wallet.ts';

interface HoldRequest {
  jobId: string;
  credits: number;
  priceBookVersion: string;
  actor: string;
}

/**
 * Sets credits aside for a job, all or nothing.
 * @returns `note`, to be called when nothing else stands in the way; or why the credits cannot be had
 */
export function openHold(wallet: LockedWallet, request: HoldRequest): Result<{ note(): void }> {
  const { jobId, credits, priceBookVersion, actor } = request;
  const decided = reserve(wallet.book, { holdId: newId('hold'), jobId, credits }, wallet.now);
  if (!decided.ok) return decided;
  const { hold, ...change } = decided.value;
  return ok({ note: () => wallet.note({ change, actor, openedHold: { ...hold, priceBookVersion } }) });
}
