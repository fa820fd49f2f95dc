import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { capRefusal, capWarning, capWindow, checkCaps, type CapUse } from './index.ts';

const now = new Date('2026-11-20T16:00:00Z');
const cap = (more: Partial<CapUse> = {}): CapUse => ({
  id: 'cap_1',
  scope: 'member',
  subjectId: 'usr_1',
  period: 'day',
  credits: 100,
  isHard: true,
  raisedCredits: 0,
  usedCredits: 80,
  window: capWindow('day', now, 'Europe/Berlin'),
  ...more,
});

describe('the window of a cap', () => {
  it.each([
    ['a day', 'day', '2026-11-20T23:30:00Z', '2026-11-21', ['2026-11-20T23:00Z', '2026-11-21T23:00Z']],
    [
      'a day of 23 hours',
      'day',
      '2026-03-29T12:00:00Z',
      '2026-03-29',
      ['2026-03-28T23:00Z', '2026-03-29T22:00Z'],
    ],
    [
      'a day of 25 hours',
      'day',
      '2026-10-25T12:00:00Z',
      '2026-10-25',
      ['2026-10-24T22:00Z', '2026-10-25T23:00Z'],
    ],
    ['a month', 'month', '2026-10-31T23:30:00Z', '2026-11', ['2026-10-31T23:00Z', '2026-11-30T23:00Z']],
    [
      'the last month',
      'month',
      '2026-12-31T22:59:59Z',
      '2026-12',
      ['2026-11-30T23:00Z', '2026-12-31T23:00Z'],
    ],
  ] as const)('is %s on the calendar of the workspace', (_name, period, at, key, [start, end]) => {
    expect(capWindow(period, new Date(at), 'Europe/Berlin')).toEqual({
      start: new Date(start),
      end: new Date(end),
      key,
    });
  });

  it('lies around every instant, and one follows the other without a gap', () => {
    const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'Africa/Cairo', 'America/Havana', 'Asia/Beirut');
    const instants = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 0) }).map((ms) => new Date(ms));
    fc.assert(
      fc.property(instants, zones, fc.constantFrom('day' as const, 'month' as const), (at, zone, period) => {
        const window = capWindow(period, at, zone);
        expect(window.start.getTime()).toBeLessThanOrEqual(at.getTime());
        expect(window.end.getTime()).toBeGreaterThan(at.getTime());
        expect(capWindow(period, window.end, zone).start).toEqual(window.end);
        expect(capWindow(period, new Date(window.end.getTime() - 1), zone)).toEqual(window);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a job under caps', () => {
  it('starts while it fits, to the last credit', () => {
    expect(checkCaps([cap()], 20)).toEqual({ binding: null, passed: [] });
    expect(checkCaps([cap()], 21).binding).toMatchObject({ leftCredits: 20 });
  });

  it('is bound by the cap with the least left', () => {
    const month = cap({ id: 'cap_2', period: 'month', credits: 1_000, usedCredits: 995 });
    expect(checkCaps([cap(), month], 30).binding?.id).toBe('cap_2');
  });

  it('goes above a soft one, which is said', () => {
    const { binding, passed } = checkCaps([cap({ isHard: false })], 30);
    expect(binding).toBeNull();
    expect(passed).toHaveLength(1);
    expect(capWarning(passed[0]!, { neededCredits: 30, timeZone: 'Europe/Berlin', now })).toBe(
      'With it, 110 credits are spent under the member’s soft cap of 100 credits a day, which resets at 21 November, 00:00 (Europe/Berlin).',
    );
  });

  it('has what an owner added on top', () => {
    expect(checkCaps([cap({ raisedCredits: 10 })], 30).binding).toBeNull();
    expect(checkCaps([cap({ raisedCredits: 10 })], 31).binding).toMatchObject({ leftCredits: 30 });
  });

  it('that costs nothing always may, also under a cap of nothing that is overdrawn', () => {
    expect(checkCaps([cap({ credits: 0, usedCredits: 50 })], 0).binding).toBeNull();
    expect(checkCaps([cap({ credits: 0, usedCredits: 50 })], 1).binding).toMatchObject({ leftCredits: 0 });
  });
});

test('a refusal names the cap that bound, how much is left and when it resets', () => {
  const { binding } = checkCaps([cap()], 30);
  expect(capRefusal(binding!, { neededCredits: 30, timeZone: 'Europe/Berlin', now })).toMatchObject({
    code: 'credits.cap',
    message:
      'This needs 30 credits, and the member’s cap of 100 credits a day has 20 left. It resets at 21 November, 00:00 (Europe/Berlin).',
    detail: { capId: 'cap_1', leftCredits: 20, resetsAt: '2026-11-20T23:00:00.000Z' },
  });
});
