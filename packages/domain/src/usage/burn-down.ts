/** What is left, available and held together, from one moment on. */
export interface BurnDownPoint {
  /** Milliseconds of the epoch. */
  atMs: number;
  credits: number;
}

export interface BurnDownRequest {
  startMs: number;
  nowMs: number;
  /** What is left now. */
  credits: number;
  /** What each step of time changed, `atMs` at its end, oldest first; steps without a change may be missing. */
  changes: { atMs: number; credits: number }[];
}

/**
 * How the credits of a cycle went down: from its start to now, one point per change. Counted backwards from what is
 * left now, so that the curve ends at the balance whatever was before the cycle.
 */
export function burnDown({ startMs, nowMs, credits, changes }: BurnDownRequest): BurnDownPoint[] {
  const changed = changes.reduce((sum, change) => sum + change.credits, 0);
  let left = credits - changed;
  const points = [{ atMs: startMs, credits: left }];
  for (const change of changes) {
    left += change.credits;
    points.push({ atMs: Math.min(nowMs, Math.max(startMs, change.atMs)), credits: left });
  }
  points.push({ atMs: nowMs, credits });
  return points;
}

/** The cycle that is under way, for a chart: what was left when, and how it would go on. */
export interface BurnDownView {
  startAt: string;
  now: string;
  /** When the plan's credits come again; null: no cycle is under way. */
  resetAt: string | null;
  points: { at: string; credits: number }[];
  /** Days until nothing is left, from now; null: not enough data, or no end in sight. */
  runOutDays: number | null;
  /** Smoothed spending; null: not enough data. */
  perDay: number | null;
}
