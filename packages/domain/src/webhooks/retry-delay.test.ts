import { expect, it } from 'vitest';
import { deliveryTriesMax, retryDelayMs } from './retry-delay.ts';

it('a delivery is tried again after 5 seconds, then ever later up to a day, and then given up', () => {
  const waits = Array.from({ length: deliveryTriesMax - 1 }, (_, i) => retryDelayMs(i + 1, 0)!);
  expect(waits[0]).toBe(5_000);
  expect(waits.at(-1)).toBe(24 * 3_600_000);
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(retryDelayMs(deliveryTriesMax, 0)).toBeNull();
  expect(retryDelayMs(1, 1)).toBe(6_000);
});
