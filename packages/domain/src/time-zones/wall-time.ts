import { nextOffsetChange, offsetMsAt } from './offset.ts';

/** What calendar and clock on the wall show. */
export interface WallTime {
  year: number;
  /** 1 to 12; what lies outside of it counts on into other years, as with `day`. */
  month: number;
  day: number;
  /** After midnight, 0 to 1439. */
  minute: number;
}

const dayMs = 86_400_000;
const minuteMs = 60_000;

export function wallTimeOf(at: Date, timeZone: string): WallTime {
  const wall = new Date(at.getTime() + offsetMsAt(at, timeZone));
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    minute: wall.getUTCHours() * 60 + wall.getUTCMinutes(),
  };
}

/**
 * The instant at which the clock on the wall shows this: the first one when clocks are put back and it shows it twice;
 * when they are put forward and it never does, the instant at which they are.
 */
export function instantOf({ year, month, day, minute }: WallTime, timeZone: string): Date {
  const wallMs = Date.UTC(year, month - 1, day, 0, minute);
  // An offset is less than a day, so these are before and after, whatever the zone.
  const before = new Date(wallMs - dayMs);
  const after = new Date(wallMs + dayMs);
  const candidatesMs = [before, after].map((at) => wallMs - offsetMsAt(at, timeZone));
  const fitting = candidatesMs.filter((ms) => ms + offsetMsAt(new Date(ms), timeZone) === wallMs);
  if (fitting.length > 0) return new Date(Math.min(...fitting));
  const skipped = nextOffsetChange(before, new Date(after.getTime() + minuteMs), timeZone);
  if (!skipped) throw new Error(`no ${new Date(wallMs).toISOString()} in ${timeZone}`);
  return skipped;
}
