import { closeDraft, move, openDraft, openLotsInBurnOrder, type Draft } from './draft.ts';
import { expireDueIn } from './expire-due.ts';
import type { Book, Change, Hold, Lot } from './ledger.ts';

/**
 * Takes credits back that were paid for and are not any more (a refund, a lost dispute): first what is available, of the
 * lots of that payment before the others, of those the last to be spent before the first; then it waits for what is
 * held; the rest is a debt. Cumulative amounts are the caller's: `credits` is what was not taken back yet.
 */
export function clawBack(
  book: Book,
  request: { credits: number; lotIds: readonly string[]; now: Date },
): Change {
  const draft = openDraft(book, request.now);
  expireDueIn(draft);
  const own = new Set(request.lotIds);
  const lots = openLotsInBurnOrder(draft).reverse();
  let missing = request.credits;
  for (const lot of [...lots.filter(({ id }) => own.has(id)), ...lots.filter(({ id }) => !own.has(id))]) {
    const amount = Math.min(lot.available, missing);
    move(draft, { lot, from: 'available', to: 'revoked', amount, reason: 'clawback' });
    missing -= amount;
  }
  draft.book.clawback += missing;
  turnUnheldClawbackToDebt(draft);
  return closeDraft(draft);
}

/** Credits on their way back from a hold: what waits to be taken back takes them first. @returns how many */
export function takeReturning(
  draft: Draft,
  { lot, amount, hold }: { lot: Lot; amount: number; hold: Hold },
): number {
  const taken = Math.min(draft.book.clawback, amount);
  move(draft, { lot, from: 'held', to: 'revoked', amount: taken, reason: 'clawback', hold });
  draft.book.clawback -= taken;
  return taken;
}

/** What waits for more than is still held waits for nothing: it is owed. */
export function turnUnheldClawbackToDebt({ book }: Draft): void {
  const owed = Math.max(0, book.clawback - book.held);
  book.clawback -= owed;
  book.debt += owed;
}
