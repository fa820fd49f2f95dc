import { creditStates, type CreditState, type LotCreditState, type Posting } from './ledger.ts';

export interface Balance {
  available: number;
  held: number;
  /** Each lot's credits by state. */
  lots: Map<string, Record<LotCreditState, number>>;
}

/**
 * The balance as the ledger alone tells it, from its first entry on.
 * Throws when the ledger is not one: numbers with a gap, or more credits leaving a state than are in it.
 */
export function replay(
  postings: Iterable<Pick<Posting, 'seq' | 'lotId' | 'from' | 'to' | 'amount'>>,
): Balance {
  const balance: Balance = { available: 0, held: 0, lots: new Map() };
  let seq = 0;
  for (const posting of postings) {
    seq += 1;
    if (posting.seq !== seq) throw new Error(`posting ${posting.seq} follows ${seq - 1}`);
    const lot = balance.lots.get(posting.lotId) ?? emptyLot();
    balance.lots.set(posting.lotId, lot);
    count(balance, lot, posting.from, -posting.amount);
    count(balance, lot, posting.to, posting.amount);
    if (posting.from !== 'world' && lot[posting.from] < 0)
      throw new Error(`posting ${posting.seq} takes more than the lot has`);
  }
  return balance;
}

function count(
  balance: Balance,
  lot: Record<LotCreditState, number>,
  state: CreditState,
  amount: number,
): void {
  if (state === 'world') return;
  lot[state] += amount;
  if (state === 'available' || state === 'held') balance[state] += amount;
}

const emptyLot = () =>
  Object.fromEntries(creditStates.filter((state) => state !== 'world').map((state) => [state, 0])) as Record<
    LotCreditState,
    number
  >;
