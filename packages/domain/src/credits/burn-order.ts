import type { Lot } from './ledger.ts';

/** Spent first comes first: `priority, expires_at NULLS LAST, granted_at, id` (credits.md, "Burn order"). */
export function compareBurnOrder(a: Lot, b: Lot): number {
  return (
    a.priority - b.priority ||
    expiryOf(a) - expiryOf(b) ||
    a.grantedAt.getTime() - b.grantedAt.getTime() ||
    (a.id < b.id ? -1 : Number(a.id > b.id))
  );
}

// Not Infinity: two lots without an end would give Infinity - Infinity = NaN.
const expiryOf = (lot: Lot): number => lot.expiresAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
