import { expect, test } from 'vitest';
import { compareBurnOrder } from './burn-order.ts';
import { lotPriorities, type Lot, type LotKind } from './ledger.ts';

const lot = (id: string, kind: LotKind, granted: number, expires: number | null): Lot => ({
  id,
  kind,
  priority: lotPriorities[kind],
  periodStart: null,
  amount: 1,
  available: 1,
  held: 0,
  spent: 0,
  expired: 0,
  revoked: 0,
  rolled: 0,
  source: id,
  grantedAt: new Date(granted),
  expiresAt: expires === null ? null : new Date(expires),
  closedAt: null,
});

test('spends trial credits first and top-ups last, and among equals what ends first', () => {
  const lots = [
    lot('top-up', 'top_up', 0, null),
    lot('subscription', 'subscription', 0, 900),
    lot('rollover', 'rollover', 0, 900),
    lot('trial without an end', 'trial', 0, null),
    lot('trial that ends late', 'trial', 0, 800),
    lot('restored', 'restored', 0, 100),
    lot('trial that ends soon, newer', 'trial', 5, 500),
    lot('trial that ends soon', 'trial', 1, 500),
    lot('adjustment', 'adjustment', 0, null),
    lot('another adjustment', 'adjustment', 0, null),
  ];
  expect(lots.sort(compareBurnOrder).map((l) => l.id)).toEqual([
    'trial that ends soon',
    'trial that ends soon, newer',
    'trial that ends late',
    'trial without an end',
    'restored',
    'rollover',
    'subscription',
    'adjustment',
    'another adjustment',
    'top-up',
  ]);
});
