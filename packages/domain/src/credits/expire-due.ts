import { closeDraft, closeLot, move, openDraft, type Draft } from './draft.ts';
import type { Book, Change } from './ledger.ts';

/**
 * Ends every lot whose time has come: what is available expires, what is held stays held (it never expires)
 * and is dealt with when its hold closes. A closed lot stays closed, also when the clock goes backwards.
 */
export function expireDue(book: Book, now: Date): Change {
  const draft = openDraft(book, now);
  expireDueIn(draft);
  return closeDraft(draft);
}

/** Every operation begins with this, so nobody can spend what has expired but was not swept yet. */
export function expireDueIn(draft: Draft): void {
  for (const lot of draft.book.lots) {
    if (lot.closedAt !== null || lot.expiresAt === null || lot.expiresAt > draft.now) continue;
    move(draft, { lot, from: 'available', to: 'expired', amount: lot.available, reason: 'expire' });
    closeLot(draft, lot);
  }
}
