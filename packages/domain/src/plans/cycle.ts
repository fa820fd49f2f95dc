/** The same day and time `months` later, or the last day of that month where it is shorter (UTC). */
export function monthsAfter(date: Date, months: number): Date {
  const next = new Date(date);
  next.setUTCMonth(next.getUTCMonth() + months);
  if (next.getUTCDate() !== date.getUTCDate()) next.setUTCDate(0);
  return next;
}

/** The monthly period, counted from `anchor`, that `now` is in; the first one before the anchor. */
export function monthlyPeriod(anchor: Date, now: Date): { start: Date; end: Date } {
  let months = Math.max(
    0,
    (now.getUTCFullYear() - anchor.getUTCFullYear()) * 12 + now.getUTCMonth() - anchor.getUTCMonth() - 1,
  );
  while (monthsAfter(anchor, months + 1) <= now) months++;
  return { start: monthsAfter(anchor, months), end: monthsAfter(anchor, months + 1) };
}
