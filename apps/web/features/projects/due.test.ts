import { expect, test } from 'vitest';
import { dueStateOf, todayOf } from './due.ts';

test('says how near a due date is', () => {
  const today = '2026-11-20';
  expect(dueStateOf('2026-11-19', today)).toEqual({ state: 'overdue', days: -1 });
  expect(dueStateOf('2026-11-20', today)).toEqual({ state: 'today', days: 0 });
  expect(dueStateOf('2026-11-23', today)).toEqual({ state: 'soon', days: 3 });
  expect(dueStateOf('2026-11-24', today)).toEqual({ state: 'later', days: 4 });
});

test('counts whole days over the end of a year and over a change of the clock', () => {
  expect(dueStateOf('2027-01-01', '2026-12-31').days).toBe(1);
  expect(dueStateOf('2026-03-30', '2026-03-28').days).toBe(2);
});

test('today is the day of whoever looks', () => {
  expect(todayOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
});
