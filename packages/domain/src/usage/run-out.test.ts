import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastRunOut } from './run-out.ts';

describe('when the credits will run out', () => {
  it('is not foretold before three days with spending', () => {
    for (const dailySpend of [[], [100], [0, 50, 0, 0, 60], [0, 0, 0]])
      expect(forecastRunOut({ dailySpend, available: 500 })).toEqual({ days: null, perDay: null });
  });

  it('follows an even pace exactly, however many days are known', () => {
    for (const count of [3, 7, 28])
      expect(forecastRunOut({ dailySpend: Array(count).fill(20), available: 100 }).days).toBeCloseTo(5);
  });

  it('lets a day count half as much as the one three days later', () => {
    const dailySpend = [80, 0, 0, 10, 10, 10];
    const weights = [5, 4, 3, 2, 1, 0].map((age) => 2 ** (-age / 3));
    const mean =
      dailySpend.reduce((sum, spent, i) => sum + spent * weights[i]!, 0) / weights.reduce((a, b) => a + b);
    expect(forecastRunOut({ dailySpend, available: 0 })).toEqual({ days: 0, perDay: expect.any(Number) });
    expect(forecastRunOut({ dailySpend, available: 100 }).perDay).toBeCloseTo(mean);
  });

  it('has no end in sight when next to nothing is spent', () => {
    expect(forecastRunOut({ dailySpend: [1, 1, 1], available: 40_000 })).toEqual({ days: null, perDay: 1 });
    expect(forecastRunOut({ dailySpend: [1, 1, 1, -500], available: 10 })).toEqual({ days: null, perDay: 0 });
  });

  it('comes sooner with fewer credits or more spending, and is never negative', () => {
    const spend = fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 3, maxLength: 30 });
    fc.assert(
      fc.property(spend, fc.nat(100_000), fc.nat(1_000), (dailySpend, available, more) => {
        const days = (request: { dailySpend: number[]; available: number }) =>
          forecastRunOut(request).days ?? Infinity;
        const now = days({ dailySpend, available });
        expect(now).toBeGreaterThanOrEqual(0);
        expect(days({ dailySpend, available: available + more })).toBeGreaterThanOrEqual(now);
        const spendingMore = dailySpend.map((spent) => spent + more);
        expect(days({ dailySpend: spendingMore, available })).toBeLessThanOrEqual(now);
      }),
    );
  });
});
