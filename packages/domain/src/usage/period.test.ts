import { expect, test } from 'vitest';
import { addDays, daysOf, eachDay, isDay, periodOf } from './period.ts';

const today = '2026-11-20';
const periodOk = (input: Parameters<typeof periodOf>[0]) => {
  const period = periodOf(input, today);
  return period.ok ? period.value : period.refusal.field;
};

test('without a period the last 30 days are meant, today among them', () => {
  expect(periodOk({})).toEqual({ from: '2026-10-22', to: today });
  expect(daysOf({ from: '2026-10-22', to: today })).toBe(30);
  expect(periodOk({ to: '2026-03-01' })).toEqual({ from: '2026-01-31', to: '2026-03-01' });
  expect(periodOk({ from: '2026-11-01' })).toEqual({ from: '2026-11-01', to: today });
  expect(periodOk({ days: 7 })).toEqual({ from: '2026-11-14', to: today });
  expect(periodOk({ from: '2027-01-01' })).toEqual({ from: '2027-01-01', to: '2027-01-01' });
});

test('refuses what is no day, what ends before it starts, and more than a year', () => {
  for (const day of ['2026-02-29', '2026-13-01', '20.11.2026', '', '2026-1-1', '1999-01-01', "2026-01-01'"])
    expect(periodOk({ from: day })).toBe('from');
  expect(periodOk({ from: '2026-11-20', to: '2026-11-19' })).toBe('to');
  expect(periodOk({ from: '2024-01-01', to: '2024-12-31' })).toMatchObject({ from: '2024-01-01' });
  expect(periodOk({ from: '2025-01-01', to: '2026-01-02' })).toBe('from');
});

test('counts days over the end of a month, a leap day and a change of the clocks', () => {
  expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
  expect(eachDay({ from: '2026-10-24', to: '2026-10-26' })).toEqual([
    '2026-10-24',
    '2026-10-25',
    '2026-10-26',
  ]);
  expect(isDay('2028-02-29')).toBe(true);
});
