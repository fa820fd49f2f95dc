import type { CapStanding, CapUse } from './cap.ts';

/** What caps have to say about a job. */
export interface CapCheck {
  /** The hard cap that refuses it; of several the one with the least left, then the one that resets last. */
  binding: CapStanding | null;
  /** Soft caps that it goes above. */
  passed: CapStanding[];
}

/** Whether a job of this many credits may start under these caps. One that costs nothing always may. */
export function checkCaps(caps: readonly CapUse[], credits: number): CapCheck {
  const above = credits === 0 ? [] : caps.filter((cap) => cap.usedCredits + credits > limitOf(cap));
  const binding =
    above
      .filter((cap) => cap.isHard)
      .map(standingOf)
      .sort(compareTightness)[0] ?? null;
  return { binding, passed: above.filter((cap) => !cap.isHard).map(standingOf) };
}

export const standingOf = (cap: CapUse): CapStanding => ({
  ...cap,
  leftCredits: Math.max(0, limitOf(cap) - cap.usedCredits),
});

const limitOf = ({ credits, raisedCredits }: CapUse): number => credits + raisedCredits;

const compareTightness = (a: CapStanding, b: CapStanding): number =>
  a.leftCredits - b.leftCredits || b.window.end.getTime() - a.window.end.getTime();
