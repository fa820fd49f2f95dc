import { noUsage, type UsageView } from '@maquette/domain/usage';
import { expect, test } from 'vitest';
import { barsOf, formatRatio } from './usage-words.ts';

const usage = (groupBy: UsageView['groupBy'], keys: string[]): UsageView => ({
  from: '2025-12-30',
  to: '2026-01-02',
  groupBy,
  timeZone: 'UTC',
  ownOnly: false,
  total: noUsage,
  rows: keys.map((key, i) => ({ ...noUsage, key, name: `Name ${i}`, consumedCredits: 100 - i })),
});

test('shows every day, and names the year where it is another one', () => {
  expect(barsOf(usage('day', ['2025-12-30', '2026-01-02'])).map(({ name }) => name)).toEqual([
    '30 Dec 2025',
    '2 Jan',
  ]);
});

test('shows the largest groups and the others together, so that nothing is left out', () => {
  const keys = Array.from({ length: 30 }, (_, i) => `prj_${i}`);
  const bars = barsOf(usage('project', keys));
  expect(bars).toHaveLength(12);
  expect(bars.at(-1)!.name).toBe('19 others');
  expect(bars.reduce((sum, { consumed }) => sum + consumed, 0)).toBe(
    keys.reduce((sum, _, i) => sum + 100 - i, 0),
  );
});

test('writes a ratio with one decimal, and none for what does not exist', () => {
  expect([formatRatio(26.7), formatRatio(30), formatRatio(null)]).toEqual(['26.7', '30', '–']);
});
