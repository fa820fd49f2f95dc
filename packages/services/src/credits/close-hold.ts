import { settle } from '@maquette/domain/credits';
import { newId } from '../new-id.ts';
import type { LockedWallet } from './lock-wallet.ts';

/**
 * Closes the hold of a job that the wallet was locked for: charges `credits` (never more than was set aside) and gives
 * the rest back; 0 gives everything back. A closed hold, or none: no effect.
 * @returns the credits that the job consumed
 */
export function closeHold(
  wallet: LockedWallet,
  request: { jobId: string; credits: number; actor: string },
): { settledCredits: number } {
  const hold = wallet.holdOf(request.jobId);
  if (!hold) return { settledCredits: 0 };
  if (hold.status === 'closed') return { settledCredits: hold.settled };
  const { hold: closedHold, ...change } = settle(wallet.book, hold, {
    credits: request.credits,
    restoredLotId: newId('lot'),
    now: wallet.now,
  });
  wallet.note({ change, actor: request.actor, closedHold });
  return { settledCredits: closedHold.settled };
}
