import { ok, refuse, type Result } from '../result/index.ts';

/** Whole days, both included, as `2026-11-20` in the time zone of the workspace. */
export interface Period {
  from: string;
  to: string;
}

/** More days are not counted up in one answer. */
export const periodDaysMax = 366;
const periodDaysDefault = 30;
const dayMs = 86_400_000;

/**
 * The days that are asked about. Left open: the last `days` (30 when not told) up to `to`, or to today.
 * @returns refuses what is no day, ends before it starts, or has more than 366 days
 */
export function periodOf(
  input: { from?: string; to?: string; days?: number },
  today: string,
): Result<Period> {
  for (const field of ['from', 'to'] as const) {
    const day = input[field];
    if (day !== undefined && !isDay(day))
      return refuse('input.invalid', 'This must be a day, written like 2026-11-20.', { field });
  }
  const to = input.to ?? (input.from !== undefined && input.from > today ? input.from : today);
  const from = input.from ?? addDays(to, 1 - (input.days ?? periodDaysDefault));
  if (from > to) return refuse('input.invalid', 'The period ends before it starts.', { field: 'to' });
  if (daysOf({ from, to }) > periodDaysMax)
    return refuse('input.invalid', `A period may have at most ${periodDaysMax} days.`, {
      field: 'from',
      suggestion: 'Ask for one year at a time.',
    });
  return ok({ from, to });
}

/** How many days a period has; 1 when it starts and ends on the same. */
export const daysOf = ({ from, to }: Period): number => (timeOf(to) - timeOf(from)) / dayMs + 1;

/** Every day of a period, the first one first. */
export const eachDay = (period: Period): string[] =>
  Array.from({ length: daysOf(period) }, (_, i) => addDays(period.from, i));

/** `2026-02-28` and 1 is `2026-03-01`. */
export const addDays = (day: string, days: number): string =>
  new Date(timeOf(day) + days * dayMs).toISOString().slice(0, 10);

/** Whether a text is a day of the calendar between 2000 and 2999, written `2026-11-20`. */
export const isDay = (text: string): boolean =>
  /^2\d{3}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(timeOf(text)) && addDays(text, 0) === text;

const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
