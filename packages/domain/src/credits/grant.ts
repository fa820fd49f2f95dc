import { addLot, closeDraft, move, openDraft } from './draft.ts';
import { expireDueIn } from './expire-due.ts';
import type { Draft } from './draft.ts';
import type { Book, Change, Lot, LotKind } from './ledger.ts';

export interface GrantRequest {
  lotId: string;
  kind: LotKind;
  /** Whole, more than 0. */
  credits: number;
  /** The business reason, once per wallet: the caller has checked that no lot of the wallet has it. */
  source: string;
  expiresAt: Date | null;
  /** Of a subscription lot. */
  periodStart?: Date | null;
}

/** Adds a lot. What the workspace owes is repaid from it first: those credits are revoked and the debt shrinks. */
export function grant(book: Book, request: GrantRequest & { now: Date }): Change {
  const draft = openDraft(book, request.now);
  expireDueIn(draft);
  grantIn(draft, request);
  // what is granted for a time that has passed (a late payment) has passed with it
  expireDueIn(draft);
  return closeDraft(draft);
}

/** The same within a larger decision. */
export function grantIn(draft: Draft, request: GrantRequest): Lot {
  const { lotId: id, kind, credits: amount, source, expiresAt, periodStart } = request;
  const lot = addLot(draft, { id, kind, amount, source, expiresAt, periodStart }, { reason: 'grant' });
  const repaid = Math.min(draft.book.debt, amount);
  move(draft, { lot, from: 'available', to: 'revoked', amount: repaid, reason: 'repay' });
  draft.book.debt -= repaid;
  return lot;
}
