import type { CapView } from '@maquette/domain/caps';
import { expect, test } from 'vitest';
import { clockOf, leftWords, minuteOf, usedShare, usedWords } from './limit-words.ts';

const cap: CapView = {
  id: 'cap_1',
  scope: 'member',
  subjectId: 'usr_1',
  subjectName: 'Ada',
  period: 'day',
  credits: 1_000,
  isHard: true,
  raisedCredits: 0,
  usedCredits: 800,
  leftCredits: 200,
  resetsAt: '2026-11-20T23:00:00.000Z',
  raises: [],
};

test('says how much is used, what is left and when it resets', () => {
  expect(usedWords(cap)).toBe('800 of 1,000 credits today');
  expect(usedWords({ ...cap, period: 'month', raisedCredits: 50 })).toBe(
    '800 of 1,050 credits this month (50 added)',
  );
  expect(leftWords(cap, 'Europe/Berlin', new Date('2026-11-20T12:00:00Z'))).toBe(
    '200 left, resets at 21 November, 00:00 (Europe/Berlin)',
  );
});

test('a cap of nothing is used up', () => {
  expect(usedShare(cap)).toBe(0.8);
  expect(usedShare({ ...cap, credits: 0, usedCredits: 0 })).toBe(1);
});

test('minutes after midnight are times of a clock, and back', () => {
  expect([0, 75, 1_439].map(clockOf)).toEqual(['00:00', '01:15', '23:59']);
  expect(['00:00', '01:15', '23:59', '24:00', ''].map(minuteOf)).toEqual([0, 75, 1_439, null, null]);
});
