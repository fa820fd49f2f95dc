import type { Log } from '../deps.ts';

/** Repairs one thing after the other; one that cannot be repaired now is logged and does not keep the others waiting. */
export async function sweepEach<T extends { id: string }>(
  log: Log,
  things: readonly T[],
  repair: (thing: T) => Promise<unknown>,
): Promise<number> {
  let repaired = 0;
  for (const thing of things) {
    try {
      await repair(thing);
      repaired += 1;
    } catch (error) {
      log.error({ key: thing.id, error }, 'a sweep could not repair this; it is tried again');
    }
  }
  return repaired;
}
