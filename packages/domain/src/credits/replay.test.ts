import { expect, test } from 'vitest';
import type { CreditState } from './ledger.ts';
import { replay } from './replay.ts';

const posting = (seq: number, from: CreditState, to: CreditState, amount: number) => ({
  seq,
  lotId: 'lot',
  from,
  to,
  amount,
});

test('the ledger alone tells the balance', () => {
  const balance = replay([
    posting(1, 'world', 'available', 100),
    posting(2, 'available', 'held', 30),
    posting(3, 'held', 'spent', 20),
    posting(4, 'held', 'available', 10),
  ]);
  expect([balance.available, balance.held]).toEqual([80, 0]);
  expect(balance.lots.get('lot')).toMatchObject({ available: 80, held: 0, spent: 20 });
});

test('a ledger with a gap, a repetition, or credits out of nowhere is not believed', () => {
  const first = posting(1, 'world', 'available', 10);
  expect(() => replay([first, posting(3, 'available', 'held', 1)])).toThrow(/follows/);
  expect(() => replay([first, first])).toThrow(/follows/);
  expect(() => replay([first, posting(2, 'available', 'held', 11)])).toThrow(/more than/);
});
