/** Where a credit is. `world` is outside the wallet: where grants come from. */
export const creditStates = ['world', 'available', 'held', 'spent', 'expired', 'revoked', 'rolled'] as const;
export type CreditState = (typeof creditStates)[number];

/** A state inside the wallet: every credit of a lot is in exactly one of them. */
export type LotCreditState = Exclude<CreditState, 'world'>;

/** Kinds of lots with their place in the burn order: the lower is spent first (credits.md, "Burn order"). */
export const lotPriorities = {
  trial: 10,
  promo: 10,
  restored: 15,
  rollover: 20,
  subscription: 30,
  adjustment: 80,
  top_up: 90,
} as const;
export type LotKind = keyof typeof lotPriorities;

/**
 * Why credits moved: `renew` rolls what is left of a period over, `end` takes what a subscription that is over leaves,
 * `clawback` takes back what was paid and is not any more, `repay` pays a debt.
 */
export const postingReasons = [
  'grant',
  'reserve',
  'settle',
  'release',
  'expire',
  'restore',
  'renew',
  'end',
  'clawback',
  'repay',
] as const;
export type PostingReason = (typeof postingReasons)[number];

/** A grant. `amount` is the sum of its six states; all are whole and never negative. */
export interface Lot extends Record<LotCreditState, number> {
  id: string;
  kind: LotKind;
  priority: number;
  amount: number;
  /** The business reason, once per wallet. */
  source: string;
  /** Subscription lots: the start of the period that they are for; null on others. */
  periodStart: Date | null;
  grantedAt: Date;
  expiresAt: Date | null;
  /** Set for good when nothing can be spent from it any more; what is still held stays held. */
  closedAt: Date | null;
}

/** A wallet under its lock: the totals of all its lots, and those lots that an operation can touch. */
export interface Book {
  walletId: string;
  available: number;
  held: number;
  debt: number;
  /** Waits to be taken back from held credits as they return; at most `held`. */
  clawback: number;
  /** Number of the last posting. */
  lastSeq: number;
  frozenAt: Date | null;
  /** Every open lot, and the lots of the hold that is closed; in any order. */
  lots: Lot[];
}

/** Credits set aside for one job, with the receipt: which lots, in the order in which they will be spent. */
export interface Hold {
  id: string;
  jobId: string;
  amount: number;
  settled: number;
  released: number;
  status: 'open' | 'closed';
  lines: { lotId: string; amount: number }[];
}

/** One immutable entry: `amount` (> 0) credits of one lot go from one state to another. */
export interface Posting {
  seq: number;
  lotId: string;
  from: CreditState;
  to: CreditState;
  amount: number;
  reason: PostingReason;
  holdId: string | null;
  jobId: string | null;
}

/** What an operation decided: to be written as it is, in one transaction. */
export interface Change {
  /** The wallet afterwards. */
  book: Book;
  postings: Posting[];
  /** Lots that exist already and changed, as they are afterwards. */
  changedLots: Lot[];
  addedLots: Lot[];
}
