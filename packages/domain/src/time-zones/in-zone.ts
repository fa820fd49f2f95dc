/**
 * An instant in words, on the clocks of a time zone: `22:00 (Europe/Berlin)`, and with its date when that is not the
 * date of `now` there: `21 November, 00:00 (Europe/Berlin)`.
 */
export function inZone(at: Date, timeZone: string, now: Date): string {
  const day = dayFormat(timeZone);
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
  const isToday = day.format(at) === day.format(now);
  return `${isToday ? '' : `${day.format(at)}, `}${time} (${timeZone})`;
}

const dayFormat = (timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'long' });
