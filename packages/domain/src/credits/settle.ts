import { addLot, closeDraft, move, openDraft, type Draft } from './draft.ts';
import { expireDueIn } from './expire-due.ts';
import { takeReturning, turnUnheldClawbackToDebt } from './claw-back.ts';
import type { Book, Change, Hold, Lot } from './ledger.ts';

/** How long credits that came back to a lot that had ended can be used: credits.md, "give back". */
export const restoredDays = 7;
const dayMs = 86_400_000;

export interface SettleRequest {
  /** What was really used. More than the hold charges the hold: never above the quote. 0 releases everything. */
  credits: number;
  /** For the lot that is made when credits come back to a lot that has ended. */
  restoredLotId: string;
}

/**
 * Closes a hold: spends the front of its receipt and gives the rest back from the end; what waits to be taken back takes
 * it first. A closed hold: no effect, so it may be repeated. The book must hold the lots of the receipt.
 */
export function settle(
  book: Book,
  hold: Hold,
  request: SettleRequest & { now: Date },
): Change & { hold: Hold } {
  const draft = openDraft(book, request.now);
  if (hold.status === 'closed') return { ...closeDraft(draft), hold };
  expireDueIn(draft);
  const settled = Math.min(hold.amount, Math.max(0, request.credits));
  const giveBack = spendFront(draft, hold, settled);
  let restored = 0;
  for (const { lot, amount: returning } of giveBack.reverse()) {
    const amount = returning - takeReturning(draft, { lot, amount: returning, hold });
    if (lot.closedAt === null) {
      move(draft, { lot, from: 'held', to: 'available', amount, reason: 'release', hold });
    } else if (lot.kind === 'restored') {
      // Restored once only: otherwise holding and cancelling would keep credits alive for ever.
      move(draft, { lot, from: 'held', to: 'expired', amount, reason: 'expire', hold });
    } else {
      move(draft, { lot, from: 'held', to: 'rolled', amount, reason: 'restore', hold });
      restored += amount;
    }
  }
  if (restored > 0) restore(draft, hold, { id: request.restoredLotId, amount: restored });
  turnUnheldClawbackToDebt(draft);
  const closed: Hold = { ...hold, settled, released: hold.amount - settled, status: 'closed' };
  return { ...closeDraft(draft), hold: closed };
}

/** Spends from the receipt's front; returns what is left of each line, in the receipt's order. */
function spendFront(draft: Draft, hold: Hold, settled: number): { lot: Lot; amount: number }[] {
  const rest: { lot: Lot; amount: number }[] = [];
  let toSpend = settled;
  for (const line of hold.lines) {
    const lot = draft.lotById.get(line.lotId);
    if (!lot) throw new Error(`hold ${hold.id}: its lot ${line.lotId} was not read`);
    const amount = Math.min(line.amount, toSpend);
    move(draft, { lot, from: 'held', to: 'spent', amount, reason: 'settle', hold });
    toSpend -= amount;
    if (line.amount > amount) rest.push({ lot, amount: line.amount - amount });
  }
  return rest;
}

function restore(draft: Draft, hold: Hold, lot: { id: string; amount: number }): void {
  addLot(
    draft,
    {
      ...lot,
      kind: 'restored',
      source: `restored:${hold.id}`,
      expiresAt: new Date(draft.now.getTime() + restoredDays * dayMs),
    },
    { reason: 'restore', hold },
  );
}
