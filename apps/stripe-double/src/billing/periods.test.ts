import { expect, test } from 'vitest';
import type { PriceRow } from '../state/model.ts';
import { remainingPart } from './amounts.ts';
import { periodEnd } from './periods.ts';

const monthly = { recurring: { interval: 'month', count: 1 } } as PriceRow;
const seconds = (day: string) => Date.parse(`${day}T12:34:56Z`) / 1_000;

test('months keep their day, or take the last one of a shorter month, without drifting', () => {
  const anchor = seconds('2026-01-31');
  const ends = [1, 2, 3, 13].map((n) => new Date(periodEnd(monthly, anchor, n) * 1_000).toISOString());
  expect(ends).toEqual([
    '2026-02-28T12:34:56.000Z',
    '2026-03-31T12:34:56.000Z',
    '2026-04-30T12:34:56.000Z',
    '2027-02-28T12:34:56.000Z',
  ]);
});

test('the part of a price for the rest of a period is counted by the second, within the period', () => {
  const period = { start: 0, end: 1_000 };
  expect([0, 250, 999, 1_000, 2_000, -5].map((at) => remainingPart(2_000, { ...period, at }))).toEqual([
    2_000, 1_500, 2, 0, 0, 2_000,
  ]);
});
