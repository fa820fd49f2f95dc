import type { LotKind, PostingReason, PostingView } from '@maquette/domain/credits';

/** What a lot is called. */
export const lotNames: Record<LotKind, string> = {
  trial: 'Trial',
  promo: 'Gift',
  restored: 'Restored',
  rollover: 'Rolled over',
  subscription: 'Subscription',
  adjustment: 'Correction',
  top_up: 'Top-up',
};

export interface PostingWords {
  text: string;
  /** What it does to what can be spent: +8, −8, or 0 when credits only change their state. */
  availableCredits: number;
}

/** One line of the ledger in words. */
export function postingWords({ reason, from, to, amount }: PostingView): PostingWords {
  const availableCredits = to === 'available' ? amount : from === 'available' ? -amount : 0;
  return { text: texts[reason], availableCredits };
}

const texts: Record<PostingReason, string> = {
  grant: 'Credits came in',
  reserve: 'Held for a job',
  settle: 'Job charged',
  release: 'Returned from a job',
  expire: 'Expired',
  restore: 'Returned after its lot had ended, for 7 more days',
  renew: 'Rolled over into a new period',
  end: 'Ended with the subscription',
  clawback: 'Taken back: the payment was returned',
  repay: 'Repaid a debt',
};
