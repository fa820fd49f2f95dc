import type { BurnDownView } from '@maquette/domain/usage';

const dayMs = 86_400_000;

/** The moment at which nothing is left, at the pace of the last days; null when none is in sight. */
export const runOutAt = ({ now, runOutDays }: BurnDownView): string | null =>
  runOutDays === null ? null : new Date(Date.parse(now) + runOutDays * dayMs).toISOString();

/** The last point of every day of the reader's, the newest first. */
export function byDay(points: BurnDownView['points']): BurnDownView['points'] {
  const lastOfDay = new Map(points.map((point) => [new Date(point.at).toDateString(), point]));
  return [...lastOfDay.values()].toReversed();
}

export interface ChartPoint {
  atMs: number;
  /** What was left; undefined in what is to come. */
  left?: number;
  /** What would be left; undefined in what has been. */
  projected?: number;
}

/**
 * The curve, and how it would go on: to where nothing is left, or to the reset, whichever comes first. Without a reset
 * to nothing, at most as far ahead as the curve goes back.
 */
export function chartPoints(view: BurnDownView): ChartPoint[] {
  const points: ChartPoint[] = view.points.map(({ at, credits }) => ({
    atMs: Date.parse(at),
    left: credits,
  }));
  const last = points.at(-1);
  if (!last || !view.perDay || last.left === undefined) return points;
  const nowMs = Date.parse(view.now);
  const endMs = view.runOutDays === null ? Infinity : nowMs + view.runOutDays * dayMs;
  const reachMs = view.resetAt ? Date.parse(view.resetAt) : nowMs + (nowMs - Date.parse(view.startAt));
  const untilMs = Math.min(endMs, Math.max(reachMs, nowMs));
  if (untilMs <= nowMs) return points;
  const projected = Math.max(0, last.left - (view.perDay * (untilMs - nowMs)) / dayMs);
  return [...points.slice(0, -1), { ...last, projected: last.left }, { atMs: untilMs, projected }];
}
