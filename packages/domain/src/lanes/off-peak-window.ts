import { nextOffsetChange, wallTimeOf } from '../time-zones/index.ts';

/** The part of each day in which a workspace's off-peak jobs start, on the clocks of its time zone. */
export interface OffPeakWindow {
  /** IANA name. */
  timeZone: string;
  /** Minutes after midnight, 0 to 1439. A start after the end passes midnight; both the same: always open. */
  offPeakStartMinute: number;
  offPeakEndMinute: number;
}

const minutesPerDay = 1_440;
const minuteMs = 60_000;
/** On a day when clocks are put forward over the whole window it stays closed until the next. */
const lookAheadMs = 50 * 3_600_000;

export const isAlwaysOpen = ({ offPeakStartMinute, offPeakEndMinute }: OffPeakWindow): boolean =>
  offPeakStartMinute === offPeakEndMinute;

/** Whether off-peak jobs may start at this instant: what the clock on the wall shows lies in the window. */
export const isWindowOpen = (window: OffPeakWindow, at: Date): boolean =>
  isInside(window, wallTimeOf(at, window.timeZone).minute);

/** The first instant from `at` on at which the window is open: `at` itself when it is, else a whole minute. */
export function nextOpening(window: OffPeakWindow, at: Date): Date {
  if (isWindowOpen(window, at)) return at;
  const untilMs = at.getTime() + lookAheadMs;
  // From one change of clocks to the next, the clock on the wall runs evenly.
  for (let from = at; from.getTime() < untilMs;) {
    const change = nextOffsetChange(from, new Date(untilMs), window.timeZone);
    const { minute } = wallTimeOf(from, window.timeZone);
    if (isInside(window, minute)) return from;
    const minutes = (window.offPeakStartMinute - minute + minutesPerDay) % minutesPerDay;
    const opening = new Date((Math.floor(from.getTime() / minuteMs) + minutes) * minuteMs);
    if (!change || opening < change) return opening;
    from = change;
  }
  throw new Error(`an off-peak window does not open within ${lookAheadMs} ms of ${at.toISOString()}`);
}

/** When the window that is open at this instant opened, counted on its clocks; null: it is closed, or always open. */
export function lastOpening(window: OffPeakWindow, at: Date): Date | null {
  if (isAlwaysOpen(window) || !isWindowOpen(window, at)) return null;
  const { minute } = wallTimeOf(at, window.timeZone);
  const minutes = (minute - window.offPeakStartMinute + minutesPerDay) % minutesPerDay;
  return new Date((Math.floor(at.getTime() / minuteMs) - minutes) * minuteMs);
}

function isInside(window: OffPeakWindow, minute: number): boolean {
  const { offPeakStartMinute: start, offPeakEndMinute: end } = window;
  if (isAlwaysOpen(window)) return true;
  return start < end ? minute >= start && minute < end : minute >= start || minute < end;
}
