import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { inZone, instantOf, isTimeZone, nextOffsetChange, offsetMsAt, wallTimeOf } from './index.ts';

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'America/Havana',
  'Asia/Beirut',
  'Pacific/Apia',
];
const instants = fc
  .integer({ min: Date.UTC(2011, 0, 1) / 60_000, max: Date.UTC(2036, 0, 1) / 60_000 })
  .map((minute) => new Date(minute * 60_000));

test('a zone is a name of the database, not an offset and not a guess', () => {
  expect(['UTC', 'Europe/Berlin', 'Etc/GMT+5'].every(isTimeZone)).toBe(true);
  expect(['', '+02:00', 'Europe/Nowhere', 'Berlin', "x'; DROP"].some(isTimeZone)).toBe(false);
});

describe('clocks on the wall', () => {
  it('are ahead of UTC by what the season says', () => {
    expect(offsetMsAt(new Date('2026-01-15T12:00:00Z'), 'Europe/Berlin')).toBe(3_600_000);
    expect(offsetMsAt(new Date('2026-07-15T12:00:00.999Z'), 'Europe/Berlin')).toBe(7_200_000);
  });

  it('change at a minute that is found exactly', () => {
    const change = nextOffsetChange(
      new Date('2026-03-28T00:00:00Z'),
      new Date('2026-03-31'),
      'Europe/Berlin',
    );
    expect(change?.toISOString()).toBe('2026-03-29T01:00:00.000Z');
    expect(nextOffsetChange(new Date('2026-05-01'), new Date('2026-06-01'), 'Europe/Berlin')).toBeNull();
  });

  it.each([
    ['shown twice: the first time', { month: 10, day: 25, minute: 150 }, '2026-10-25T00:30:00.000Z'],
    [
      'never shown: when clocks are put forward',
      { month: 3, day: 29, minute: 150 },
      '2026-03-29T01:00:00.000Z',
    ],
    ['on any other day', { month: 12, day: 24, minute: 1_080 }, '2026-12-24T17:00:00.000Z'],
  ])('a time %s', (_when, wall, expected) => {
    expect(instantOf({ year: 2026, ...wall }, 'Europe/Berlin').toISOString()).toBe(expected);
  });

  it('may have no midnight on some day, or two', () => {
    const cairo = instantOf({ year: 2026, month: 4, day: 24, minute: 0 }, 'Africa/Cairo');
    expect(wallTimeOf(cairo, 'Africa/Cairo')).toMatchObject({ day: 24, minute: 60 });
    const havana = instantOf({ year: 2026, month: 11, day: 1, minute: 0 }, 'America/Havana');
    expect(havana.toISOString()).toBe('2026-11-01T04:00:00.000Z');
  });

  it('lead back to an instant that shows the same, whatever zone and season', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (at, zone) => {
        const wall = wallTimeOf(at, zone);
        const back = instantOf(wall, zone);
        expect(wallTimeOf(back, zone)).toEqual(wall);
        expect(back.getTime()).toBeLessThanOrEqual(at.getTime());
      }),
      { numRuns: 500 },
    );
  });
});

test('says a time with its zone, and the date only when it is another one there', () => {
  const now = new Date('2026-11-20T16:00:00Z');
  expect(inZone(new Date('2026-11-20T21:00:00Z'), 'Europe/Berlin', now)).toBe('22:00 (Europe/Berlin)');
  expect(inZone(new Date('2026-11-20T23:00:00Z'), 'Europe/Berlin', now)).toBe(
    '21 November, 00:00 (Europe/Berlin)',
  );
});
