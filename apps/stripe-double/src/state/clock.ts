/** The double's own time: the machine's, and as much further as it was told to go. It never goes back. */
export interface Clock {
  nowMs(): number;
  /** Whole seconds, as Stripe writes times. */
  now(): number;
  aheadMs(): number;
  /** Throws on anything but whole milliseconds forward. */
  advance(ms: number): void;
  /** Does something at a moment that is over by now, or that is to come: `now` says that moment while it is done. */
  during<T>(atMs: number, work: () => T): T;
}

export function createClock(startAheadMs = 0): Clock {
  let aheadMs = startAheadMs;
  let heldMs: number | null = null;
  const nowMs = () => heldMs ?? Date.now() + aheadMs;
  return {
    nowMs,
    now: () => Math.floor(nowMs() / 1_000),
    aheadMs: () => aheadMs,
    advance(ms) {
      if (!Number.isSafeInteger(ms) || ms < 0) throw new RangeError(`time only goes forward: ${ms} ms`);
      aheadMs += ms;
    },
    during(atMs, work) {
      const before = heldMs;
      heldMs = atMs;
      try {
        return work();
      } finally {
        heldMs = before;
      }
    },
  };
}
