import type { CreditState, LotKind, PostingReason } from './ledger.ts';

/** A wallet as everyone sees it. Credits are whole; `available` and `held` are the sums over `lots`. */
export interface WalletView {
  available: number;
  held: number;
  /** More than 0: nothing can be started until a grant repays it. */
  debt: number;
  /** Waits to be taken back as soon as held credits return. */
  clawback: number;
  /** Nothing can be started while a payment is disputed. */
  frozen: boolean;
  /** In burn order, open and closed. */
  lots: LotView[];
}

export interface LotView {
  id: string;
  kind: LotKind;
  amount: number;
  available: number;
  held: number;
  spent: number;
  expired: number;
  revoked: number;
  rolled: number;
  /** Subscription lots: the start of their period. */
  periodStart: string | null;
  expiresAt: string | null;
  grantedAt: string;
  source: string;
}

/** One line of the ledger: `amount` credits of one lot went from one state to another. Never changes. */
export interface PostingView {
  /** 1, 2, 3 … within the wallet, without gaps. */
  seq: number;
  at: string;
  lotId: string;
  lotKind: LotKind;
  from: CreditState;
  to: CreditState;
  amount: number;
  reason: PostingReason;
  jobId: string | null;
  holdId: string | null;
  /** `user:usr_…`, `key:key_…` or `system`. */
  actor: string;
}

/** One line of the ledger with all that is needed to say it in words. */
export interface LedgerEntryView extends PostingView {
  /** Who caused it; null: the studio itself. The id is a user's; a key's name stands beside its maker's. */
  who: { id: string; name: string; keyName: string | null } | null;
  job: {
    name: string;
    operation: string;
    projectId: string;
    projectName: string;
    /** Who started it. */
    by: { id: string; name: string };
  } | null;
  lot: { amount: number; source: string; expiresAt: string | null };
  /** The payment that the lot came from. */
  payment: { label: string; url: string | null } | null;
  /** What was available and held after it. Null: too far back to be counted up for a page. */
  after: { available: number; held: number } | null;
}

/** Credits that are set aside, and for what. */
export interface HoldView {
  /** null: of a project that the reader does not see. */
  jobId: string | null;
  jobName: string;
  operation: string;
  status: 'queued' | 'running' | 'over';
  credits: number;
  since: string;
  by: { id: string; name: string };
}
