import type { Transaction } from '@maquette/db';
import { settle } from '@maquette/domain/credits';
import { newId } from '../new-id.ts';
import type { LockedWallet } from './lock-wallet.ts';
import { writeChange } from './write-change.ts';

/**
 * Closes the hold of the job that the wallet was locked for: charges `credits` (never more than was set aside) and gives
 * the rest back; 0 gives everything back. A closed hold, or none: no effect.
 * @returns the credits that the job consumed
 */
export async function closeHold(
  tx: Transaction,
  locked: LockedWallet,
  request: { credits: number; actor: string },
): Promise<{ settledCredits: number }> {
  const { book, hold, now } = locked;
  if (!hold) return { settledCredits: 0 };
  if (hold.status === 'closed') return { settledCredits: hold.settled };
  const { hold: closedHold, ...change } = settle(book, hold, {
    credits: request.credits,
    restoredLotId: newId('lot'),
    now,
  });
  await writeChange(tx, { change, actor: request.actor, closedHold });
  return { settledCredits: closedHold.settled };
}
