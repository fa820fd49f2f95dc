const language = 'en-GB';
const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });

/** `12,000` */
export const formatCount = (count: number): string => whole.format(count);

/** `1 credit`, `8 credits`, `2 faces` */
export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${Math.abs(count) === 1 ? one : many}`;

const byteUnits = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const;

/** `812 bytes`, `3.4 MB`; steps of 1,024. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1_024 && unit < byteUnits.length - 1) {
    value /= 1_024;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${value.toLocaleString(language, { maximumFractionDigits: digits })} ${byteUnits[unit]}`;
}

/** `8 s`, `2 min`, `1 h 5 min`; rounded, never `0 s`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 59.5) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest ? ` ${rest} min` : ''}`;
}

const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
const steps: [unit: Intl.RelativeTimeFormatUnit, seconds: number, below: number][] = [
  ['minute', 60, 3_570],
  ['hour', 3_600, 84_600],
  ['day', 86_400, 6.5 * 86_400],
];

/** `just now`, `5 minutes ago`, `yesterday`; a date when it lies more than a week off. */
export function formatAgo(at: Date, now: Date): string {
  const seconds = (at.getTime() - now.getTime()) / 1_000;
  if (Math.abs(seconds) < 45) return 'just now';
  for (const [unit, unitSeconds, below] of steps) {
    if (Math.abs(seconds) < below) return relative.format(Math.round(seconds / unitSeconds), unit);
  }
  return formatDate(at);
}

/** `20 Nov 2026`; in the zone of whoever looks, unless told. */
export const formatDate = (at: Date, timeZone?: string): string =>
  at.toLocaleDateString(language, { day: 'numeric', month: 'short', year: 'numeric', timeZone });

/** `20 Nov 2026, 14:05` */
export const formatDateTime = (at: Date, timeZone?: string): string =>
  at.toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short', timeZone });

/** `+8`, `−8`, `0`: a change, with a real minus, which is as wide as a figure. */
export const formatChange = (change: number): string =>
  change === 0 ? '0' : `${change > 0 ? '+' : '−'}${formatCount(Math.abs(change))}`;

/** `20 Nov` of a day that is written `2026-11-20`; with the year when it is not that of `beside`. */
export function formatDay(day: string, beside = day): string {
  const isOtherYear = day.slice(0, 4) !== beside.slice(0, 4);
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(language, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
    ...(isOtherYear && { year: 'numeric' }),
  });
}
