import { ok, refuse, type Refusal, type Result } from '../result/index.ts';
import { closeDraft, move, openDraft, openLotsInBurnOrder } from './draft.ts';
import { expireDueIn } from './expire-due.ts';
import type { Book, Change, Hold } from './ledger.ts';

export interface ReserveRequest {
  holdId: string;
  jobId: string;
  /** Whole, 0 or more: a free job has an empty hold, so that every job is written down in the same way. */
  credits: number;
}

/**
 * Sets credits aside for a job, all or nothing, in burn order; the hold's lines are the receipt.
 * @returns refuses with `credits.frozen`, `credits.debt` or `credits.insufficient`
 */
export function reserve(book: Book, request: ReserveRequest, now: Date): Result<Change & { hold: Hold }> {
  const draft = openDraft(book, now);
  expireDueIn(draft);
  const refusal = whyNotReserve(draft.book, request.credits);
  if (refusal) return { ok: false, refusal };
  const { holdId, jobId, credits } = request;
  const hold: Hold = {
    id: holdId,
    jobId,
    amount: credits,
    settled: 0,
    released: 0,
    status: 'open',
    lines: [],
  };
  let missing = credits;
  for (const lot of openLotsInBurnOrder(draft)) {
    const amount = Math.min(lot.available, missing);
    if (amount === 0) continue;
    move(draft, { lot, from: 'available', to: 'held', amount, reason: 'reserve', hold });
    hold.lines.push({ lotId: lot.id, amount });
    missing -= amount;
  }
  if (missing > 0) throw new Error(`wallet ${book.walletId}: its lots hold ${missing} less than its total`);
  return ok({ ...closeDraft(draft), hold });
}

/** What stands in the way of setting this many credits aside; null when nothing does. Expired lots must be out. */
export function whyNotReserve(
  book: Pick<Book, 'available' | 'debt' | 'frozenAt'>,
  credits: number,
): Refusal | null {
  if (book.frozenAt !== null) {
    return refuse('credits.frozen', 'The wallet of this workspace is frozen while a payment is disputed.', {
      suggestion: 'Ask whoever pays the bills of the workspace.',
    }).refusal;
  }
  if (credits === 0) return null;
  if (book.debt > 0) {
    return refuse('credits.debt', `This workspace owes ${book.debt} credits, so nothing can start.`, {
      suggestion: 'Add credits: they repay the debt first.',
      detail: { debtCredits: book.debt, neededCredits: credits },
    }).refusal;
  }
  if (book.available >= credits) return null;
  return refuse(
    'credits.insufficient',
    `This costs ${credits} credits, and ${book.available} are available.`,
    {
      suggestion: 'Add credits, or ask for less: fewer variants, no texture.',
      detail: {
        neededCredits: credits,
        availableCredits: book.available,
        missingCredits: credits - book.available,
      },
    },
  ).refusal;
}
