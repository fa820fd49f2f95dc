const minuteMs = 60_000;
const hourMs = 3_600_000;

/** Making a format takes a thousand times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** What a clock in this time zone is ahead of UTC at this instant, in milliseconds. @throws for an unknown zone */
export function offsetMsAt(at: Date, timeZone: string): number {
  const format = formats.get(timeZone) ?? makeFormat(timeZone);
  formats.set(timeZone, format);
  const parts: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(at)) parts[type] = Number(value);
  const { year, month, day, hour, minute, second } = parts as Record<string, number> & WallParts;
  const wallMs = Date.UTC(year, month - 1, day, hour, minute, second);
  return wallMs - Math.floor(at.getTime() / 1_000) * 1_000;
}

interface WallParts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const makeFormat = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });

/** No zone changed its clocks twice within this time; Morocco's pause for Ramadan, a month, is the shortest. */
const stepMs = 6 * hourMs;

/** The first instant in (`from`, `until`] at which clocks are put forward or back, to the minute; null: none. */
export function nextOffsetChange(from: Date, until: Date, timeZone: string): Date | null {
  const offsetMs = offsetMsAt(from, timeZone);
  for (let lowMs = from.getTime(); lowMs < until.getTime(); lowMs += stepMs) {
    const highMs = Math.min(lowMs + stepMs, until.getTime());
    if (offsetMsAt(new Date(highMs), timeZone) !== offsetMs)
      return bisect({ lowMs, highMs, isAfter: (at) => offsetMsAt(at, timeZone) !== offsetMs });
  }
  return null;
}

/** Clocks change at whole minutes of UTC (since 1972), so it is looked for among those. */
function bisect(range: { lowMs: number; highMs: number; isAfter: (at: Date) => boolean }): Date {
  let low = Math.floor(range.lowMs / minuteMs);
  let high = Math.ceil(range.highMs / minuteMs);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (range.isAfter(new Date(middle * minuteMs))) high = middle;
    else low = middle;
  }
  return new Date(high * minuteMs);
}
