import { instantOf, wallTimeOf } from '../time-zones/index.ts';
import type { CapPeriod } from './cap.ts';

/** The day or month that a cap counts in: from `start` until before `end`, when it resets. */
export interface CapWindow {
  start: Date;
  end: Date;
  /** `2026-11-21` or `2026-11`: names the window among those of its cap. */
  key: string;
}

/** The day or month of this instant on the calendar of a time zone. A day has 23 or 25 hours when clocks change. */
export function capWindow(period: CapPeriod, at: Date, timeZone: string): CapWindow {
  const { year, month, day } = wallTimeOf(at, timeZone);
  const midnight = (wall: { month: number; day: number }) =>
    instantOf({ year, ...wall, minute: 0 }, timeZone);
  const monthKey = `${year}-${twoDigits(month)}`;
  if (period === 'month')
    return {
      start: midnight({ month, day: 1 }),
      end: midnight({ month: month + 1, day: 1 }),
      key: monthKey,
    };
  return {
    start: midnight({ month, day }),
    end: midnight({ month, day: day + 1 }),
    key: `${monthKey}-${twoDigits(day)}`,
  };
}

const twoDigits = (n: number): string => String(n).padStart(2, '0');
