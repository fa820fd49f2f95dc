import { addLot, closeDraft, closeLot, move, openDraft, openLotsInBurnOrder, type Draft } from './draft.ts';
import { expireDueIn } from './expire-due.ts';
import { grantIn, type GrantRequest } from './grant.ts';
import type { Book, Change, Lot } from './ledger.ts';

/** Sources of lots that are cycles of the Free plan begin with it. */
export const freeCyclePrefix = 'free:';

export interface RenewRequest extends Omit<GrantRequest, 'kind'> {
  periodStart: Date;
  /** The most that may be rolled over in all, of the plan that the ending period was on. */
  rolloverCreditsMax: number;
  rolloverLotId: string;
}

/**
 * A new period begins: of what the older ones left, as much rolls over as the plan allows beside what rolled over before;
 * the rest expires, and the new lot starts. What is held stays on its old lot. An event that comes late, for a period
 * older than one that has begun, adds its lot and ends nothing.
 */
export function renew(book: Book, request: RenewRequest & { now: Date }): Change {
  const draft = openDraft(book, request.now);
  expireDueIn(draft);
  const subscription = openLotsInBurnOrder(draft).filter((lot) => lot.kind === 'subscription');
  const isLate = subscription.some((lot) => startOf(lot) > request.periodStart.getTime());
  if (!isLate) {
    const ending = subscription.filter((lot) => startOf(lot) < request.periodStart.getTime());
    rollOver(draft, ending, request);
  }
  grantIn(draft, { ...request, kind: 'subscription' });
  expireDueIn(draft);
  return closeDraft(draft);
}

/**
 * A paid subscription is over: what it granted, and what rolled over from it, ends. Top-ups stay, and so does a cycle of
 * the Free plan that was begun before.
 */
export function endSubscription(book: Book, now: Date): Change {
  const draft = openDraft(book, now);
  expireDueIn(draft);
  for (const lot of draft.book.lots) {
    const isPaid = lot.kind === 'subscription' && !lot.source.startsWith(freeCyclePrefix);
    if (lot.closedAt !== null || (!isPaid && lot.kind !== 'rollover')) continue;
    move(draft, { lot, from: 'available', to: 'expired', amount: lot.available, reason: 'end' });
    closeLot(draft, lot);
  }
  return closeDraft(draft);
}

function rollOver(draft: Draft, ending: Lot[], request: RenewRequest): void {
  const rolledBefore = draft.book.lots
    .filter((lot) => lot.kind === 'rollover' && lot.closedAt === null)
    .reduce((sum, lot) => sum + lot.available + lot.held, 0);
  let room = Math.max(0, request.rolloverCreditsMax - rolledBefore);
  let rolled = 0;
  for (const lot of ending) {
    const amount = Math.min(lot.available, room);
    move(draft, { lot, from: 'available', to: 'rolled', amount, reason: 'renew' });
    move(draft, { lot, from: 'available', to: 'expired', amount: lot.available, reason: 'expire' });
    closeLot(draft, lot);
    room -= amount;
    rolled += amount;
  }
  if (rolled === 0) return;
  addLot(
    draft,
    {
      id: request.rolloverLotId,
      kind: 'rollover',
      amount: rolled,
      source: `rollover:${request.source}`,
      expiresAt: null,
    },
    { reason: 'renew' },
  );
}

const startOf = (lot: Lot): number => (lot.periodStart ?? lot.grantedAt).getTime();
