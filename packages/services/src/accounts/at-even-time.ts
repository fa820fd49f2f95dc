import { setTimeout } from 'node:timers/promises';

/** Longer than what is written for a new address takes, on a machine that is not overloaded. */
const evenMs = 250;

/**
 * Does the work, and answers only at whole multiples of 250 ms after the start: whether an address is known, and more was
 * done for it, does not show in the time.
 */
export async function atEvenTime<T>(work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  try {
    return await work();
  } finally {
    const takenMs = performance.now() - start;
    await setTimeout(Math.ceil(takenMs / evenMs) * evenMs - takenMs);
  }
}
