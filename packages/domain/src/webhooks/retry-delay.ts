const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Waits after the first, second … failed try: from 5 s to 24 h (security.md), about two days in all. */
const delaysMs = [
  5 * second,
  30 * second,
  2 * minute,
  10 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  12 * hour,
  24 * hour,
];

/** Tries of one delivery before it is given up. */
export const deliveryTriesMax = delaysMs.length + 1;

/**
 * Milliseconds until the next try, up to a fifth longer by chance, so that what failed together does not come again together.
 * @param tries how many have failed, 1 or more
 * @param random 0 to 1
 * @returns null: it is given up
 */
export function retryDelayMs(tries: number, random: number): number | null {
  const delayMs = delaysMs[tries - 1];
  return delayMs === undefined ? null : Math.round(delayMs * (1 + random / 5));
}
