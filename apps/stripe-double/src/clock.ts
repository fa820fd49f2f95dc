/** The double's own time: the machine's, and as much further as it was told to go. It never goes back. */
export interface Clock {
  now(): Date;
  advance(ms: number): void;
}

export function createClock(): Clock {
  let aheadMs = 0;
  return {
    now: () => new Date(Date.now() + aheadMs),
    advance(ms) {
      if (!Number.isSafeInteger(ms) || ms < 0) throw new RangeError(`time only goes forward: ${ms} ms`);
      aheadMs += ms;
    },
  };
}
