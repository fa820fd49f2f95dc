import { addLot, closeDraft, move, openDraft } from './draft.ts';
import { expireDueIn } from './expire-due.ts';
import { lotPriorities, type Book, type Change, type LotKind } from './ledger.ts';

export interface GrantRequest {
  lotId: string;
  kind: LotKind;
  /** Whole, more than 0. */
  credits: number;
  /** The business reason, once per wallet: the caller has checked that no lot of the wallet has it. */
  source: string;
  expiresAt: Date | null;
}

/** Adds a lot. What the workspace owes is repaid from it first: those credits are revoked and the debt shrinks. */
export function grant(book: Book, request: GrantRequest & { now: Date }): Change {
  const { lotId, kind, credits, source, expiresAt, now } = request;
  const draft = openDraft(book, now);
  expireDueIn(draft);
  const lot = addLot(
    draft,
    { id: lotId, kind, priority: lotPriorities[kind], amount: credits, source, expiresAt },
    { reason: 'grant' },
  );
  const repaid = Math.min(draft.book.debt, credits);
  move(draft, { lot, from: 'available', to: 'revoked', amount: repaid, reason: 'repay' });
  draft.book.debt -= repaid;
  return closeDraft(draft);
}
