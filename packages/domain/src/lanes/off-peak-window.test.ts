import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWindowOpen, lastOpening, nextOpening, type OffPeakWindow } from './index.ts';

const night: OffPeakWindow = { timeZone: 'Europe/Berlin', offPeakStartMinute: 1_320, offPeakEndMinute: 360 };
const at = (text: string) => new Date(text);

test.each([
  ['2026-11-20T20:59:59Z', false],
  ['2026-11-20T21:00:00Z', true],
  ['2026-11-21T04:59:59Z', true],
  ['2026-11-21T05:00:00Z', false],
  // summer: the same clocks are an hour earlier in UTC
  ['2026-07-20T20:00:00Z', true],
])('a window that passes midnight is open at night, in its own zone (%s: %s)', (text, isOpen) => {
  expect(isWindowOpen(night, at(text))).toBe(isOpen);
});

test('the same start and end: always open', () => {
  const always = { ...night, offPeakEndMinute: 1_320 };
  expect(isWindowOpen(always, at('2026-11-20T12:00:00Z'))).toBe(true);
  expect(nextOpening(always, at('2026-11-20T12:00:00Z'))).toEqual(at('2026-11-20T12:00:00Z'));
  expect(lastOpening(always, at('2026-11-20T12:00:00Z'))).toBeNull();
});

test('opens next at its start, and now when it is open', () => {
  expect(nextOpening(night, at('2026-11-20T16:00:30Z'))).toEqual(at('2026-11-20T21:00:00Z'));
  expect(nextOpening(night, at('2026-11-20T22:00:30Z'))).toEqual(at('2026-11-20T22:00:30Z'));
  expect(lastOpening(night, at('2026-11-21T01:30:00Z'))).toEqual(at('2026-11-20T21:00:00Z'));
});

test('a window that clocks are put forward into opens as they are; one that they jump over, a day later', () => {
  const early = { ...night, offPeakStartMinute: 150, offPeakEndMinute: 240 };
  expect(nextOpening(early, at('2026-03-28T23:00:00Z'))).toEqual(at('2026-03-29T01:00:00Z'));
  const jumped = { ...night, offPeakStartMinute: 130, offPeakEndMinute: 170 };
  expect(nextOpening(jumped, at('2026-03-28T23:00:00Z'))).toEqual(at('2026-03-30T00:10:00Z'));
});

test('opens again when clocks are put back into it', () => {
  const twice = { ...night, offPeakStartMinute: 90, offPeakEndMinute: 135 };
  expect(isWindowOpen(twice, at('2026-10-25T00:20:00Z'))).toBe(false);
  expect(nextOpening(twice, at('2026-10-25T00:20:00Z'))).toEqual(at('2026-10-25T01:00:00Z'));
});

test('opens at the minute that looking at every minute finds, whatever window, zone and day', () => {
  const minute = fc.integer({ min: 0, max: 1_439 });
  const windows = fc.record({
    timeZone: fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Africa/Cairo',
    ),
    offPeakStartMinute: minute,
    offPeakEndMinute: minute,
  });
  const nearAChange = fc
    .tuple(
      fc.constantFrom(
        '2026-03-07',
        '2026-03-28',
        '2026-04-04',
        '2026-04-23',
        '2026-10-03',
        '2026-10-24',
        '2026-10-29',
      ),
      fc.integer({ min: 0, max: 2_880 }),
    )
    .map(([day, minutes]) => new Date(at(day).getTime() + minutes * 60_000));
  fc.assert(
    fc.property(windows, nearAChange, (window, from) => {
      let ms = from.getTime();
      while (!isWindowOpen(window, new Date(ms))) ms += 60_000;
      expect(nextOpening(window, from).getTime()).toBe(ms);
    }),
    { numRuns: 60 },
  );
});
