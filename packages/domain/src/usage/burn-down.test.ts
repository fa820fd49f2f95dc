import fc from 'fast-check';
import { expect, test } from 'vitest';
import { burnDown } from './burn-down.ts';

test('starts with what there was, follows every change, and ends at the balance', () => {
  const points = burnDown({
    startMs: 0,
    nowMs: 100,
    credits: 260,
    changes: [
      { atMs: 0, credits: 300 },
      { atMs: 40, credits: -30 },
      { atMs: 120, credits: -10 },
    ],
  });
  expect(points).toEqual([
    { atMs: 0, credits: 0 },
    { atMs: 0, credits: 300 },
    { atMs: 40, credits: 270 },
    { atMs: 100, credits: 260 },
    { atMs: 100, credits: 260 },
  ]);
});

test('never goes back in time and always ends at what is left now', () => {
  const changes = fc.array(fc.record({ atMs: fc.nat(1_000), credits: fc.integer({ min: -50, max: 50 }) }));
  fc.assert(
    fc.property(changes, fc.nat(5_000), (unsorted, credits) => {
      const sorted = unsorted.toSorted((a, b) => a.atMs - b.atMs);
      const points = burnDown({ startMs: 100, nowMs: 900, credits, changes: sorted });
      expect(points.at(-1)).toEqual({ atMs: 900, credits });
      for (const [i, point] of points.entries())
        expect(point.atMs).toBeGreaterThanOrEqual(points[i - 1]?.atMs ?? 100);
    }),
  );
});
