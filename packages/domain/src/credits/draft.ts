import { compareBurnOrder } from './burn-order.ts';
import { lotPriorities } from './ledger.ts';
import type {
  Book,
  Change,
  CreditState,
  Hold,
  Lot,
  LotCreditState,
  Posting,
  PostingReason,
} from './ledger.ts';

/** A working copy of a book: the decisions below write moves into it, the caller's book stays as it is. */
export interface Draft {
  book: Book;
  lotById: Map<string, Lot>;
  postings: Posting[];
  addedIds: Set<string>;
  changedIds: Set<string>;
  now: Date;
}

export function openDraft(book: Book, now: Date): Draft {
  const lots = book.lots.map((lot) => ({ ...lot }));
  return {
    book: { ...book, lots },
    lotById: new Map(lots.map((lot) => [lot.id, lot])),
    postings: [],
    addedIds: new Set(),
    changedIds: new Set(),
    now,
  };
}

/** The lots that can be spent from, first spent first. */
export const openLotsInBurnOrder = (draft: Draft): Lot[] =>
  draft.book.lots.filter((lot) => lot.closedAt === null).sort(compareBurnOrder);

interface Move {
  lot: Lot;
  from: CreditState;
  to: LotCreditState;
  amount: number;
  reason: PostingReason;
  hold?: Pick<Hold, 'id' | 'jobId'>;
}

/** Moves credits and numbers the posting. Nothing happens for 0; asking for more than there is, is our own bug. */
export function move(draft: Draft, { lot, from, to, amount, reason, hold }: Move): void {
  if (amount === 0) return;
  if (!Number.isSafeInteger(amount) || amount < 0)
    throw new Error(`credits are whole and positive: ${amount}`);
  if (from !== 'world') {
    if (lot[from] < amount) throw new Error(`${lot.id} has ${lot[from]} ${from}, not ${amount}`);
    lot[from] -= amount;
  }
  lot[to] += amount;
  draft.changedIds.add(lot.id);
  const { book } = draft;
  if (from === 'available' || from === 'held') book[from] -= amount;
  if (to === 'available' || to === 'held') book[to] += amount;
  book.lastSeq += 1;
  draft.postings.push({
    seq: book.lastSeq,
    lotId: lot.id,
    from,
    to,
    amount,
    reason,
    holdId: hold?.id ?? null,
    jobId: hold?.jobId ?? null,
  });
}

/** Puts a new lot with all its credits available into the book. */
export function addLot(
  draft: Draft,
  lot: Pick<Lot, 'id' | 'kind' | 'amount' | 'source' | 'expiresAt'> & { periodStart?: Date | null },
  why: { reason: 'grant' | 'restore' | 'renew'; hold?: Pick<Hold, 'id' | 'jobId'> },
): Lot {
  const states = { available: 0, held: 0, spent: 0, expired: 0, revoked: 0, rolled: 0 };
  const added: Lot = {
    periodStart: null,
    ...lot,
    ...states,
    priority: lotPriorities[lot.kind],
    grantedAt: draft.now,
    closedAt: null,
  };
  draft.book.lots.push(added);
  draft.lotById.set(added.id, added);
  draft.addedIds.add(added.id);
  move(draft, { lot: added, from: 'world', to: 'available', amount: lot.amount, ...why });
  return added;
}

/** Nothing can be spent from the lot any more, for good. */
export function closeLot(draft: Draft, lot: Lot): void {
  lot.closedAt = draft.now;
  draft.changedIds.add(lot.id);
}

/** Ends the draft: what is to be written. A lot that nothing can ever leave again is closed. */
export function closeDraft(draft: Draft): Change {
  const { lots } = draft.book;
  for (const lot of lots) if (lot.closedAt === null && lot.available + lot.held === 0) closeLot(draft, lot);
  return {
    book: draft.book,
    postings: draft.postings,
    changedLots: lots.filter((lot) => draft.changedIds.has(lot.id) && !draft.addedIds.has(lot.id)),
    addedLots: lots.filter((lot) => draft.addedIds.has(lot.id)),
  };
}
