import type { LedgerEntryView, LotKind, PostingReason } from '@maquette/domain/credits';
import { lotNames } from './lot-words.ts';

/** Reasons, as a filter names them. */
export const reasonNames: Record<PostingReason, string> = {
  grant: 'Came in',
  reserve: 'Held',
  settle: 'Charged',
  release: 'Given back',
  expire: 'Expired',
  restore: 'Restored',
  renew: 'Rolled over',
  end: 'Ended',
  clawback: 'Taken back',
  repay: 'Debt repaid',
};

export interface EntryWords {
  /** What happened, in a few words: `Charged for`, with the job's name behind it when there is one. */
  title: string;
  /** What it did to the balance, in a few words. */
  effect: string;
  /** Credits that can be spent: +8, −8, or 0. */
  availableChange: number;
  heldChange: number;
}

type EntryToSay = Pick<LedgerEntryView, 'reason' | 'from' | 'to' | 'amount' | 'lotKind' | 'jobId'>;

/** One entry of the ledger in words. */
export function entryWords(entry: EntryToSay): EntryWords {
  const { from, to, amount } = entry;
  const changeOf = (state: 'available' | 'held') => (to === state ? amount : from === state ? -amount : 0);
  return {
    title: titles[entry.reason]?.(entry) ?? entry.reason,
    effect: effects[`${from} ${to}`] ?? `Moved from ${from} to ${to}`,
    availableChange: changeOf('available'),
    heldChange: changeOf('held'),
  };
}

const grants: Record<LotKind, string> = {
  trial: 'Trial credits came in',
  promo: 'A gift came in',
  restored: 'Restored credits came in',
  rollover: 'Rolled over credits came in',
  subscription: 'The plan’s credits of a new cycle came in',
  adjustment: 'Corrected by whoever runs this installation',
  top_up: 'Top-up came in',
};

const titles: Record<PostingReason, (entry: EntryToSay) => string> = {
  grant: ({ lotKind }) => grants[lotKind],
  reserve: () => 'Held for',
  settle: () => 'Charged for',
  release: () => 'Given back by',
  expire: ({ lotKind, from }) =>
    from === 'held' ? 'Came back too late from' : `${lotNames[lotKind]} credits expired`,
  restore: ({ from }) =>
    from === 'held' ? 'Given back, after their lot had ended, by' : 'Restored, for 7 days, from',
  renew: ({ from }) =>
    from === 'world' ? 'Rolled over from the cycle before' : 'Rolled over into the next cycle',
  end: () => 'Ended with the subscription',
  clawback: ({ from }) =>
    from === 'held' ? 'Taken back, as a payment was returned, from' : 'Taken back: a payment was returned',
  repay: () => 'Repaid a debt',
};

/** By the states that the credits left and reached. */
const effects: Record<string, string> = {
  'world available': 'They can be spent',
  'available held': 'Set aside',
  'held spent': 'Paid from what was held',
  'held available': 'They can be spent again',
  'held rolled': 'They move to a lot of their own',
  'held expired': 'Restored credits last once',
  'held revoked': 'They were waited for',
  'available expired': 'They can no longer be spent',
  'available revoked': 'They can no longer be spent',
  'available rolled': 'They move to a lot that goes on',
};
