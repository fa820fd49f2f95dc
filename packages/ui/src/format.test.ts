import { expect, test } from 'vitest';
import { countOf, formatAgo, formatBytes, formatDate, formatSeconds } from './format.ts';

test('says one credit, and eight credits', () => {
  expect(countOf(1, 'credit')).toBe('1 credit');
  expect(countOf(8, 'credit')).toBe('8 credits');
  expect(countOf(0, 'credit')).toBe('0 credits');
  expect(countOf(12_000, 'vertex', 'vertices')).toBe('12,000 vertices');
});

test('writes sizes as people read them', () => {
  expect(formatBytes(0)).toBe('0 bytes');
  expect(formatBytes(1_023)).toBe('1,023 bytes');
  expect(formatBytes(1_536)).toBe('1.5 KB');
  expect(formatBytes(20 * 1_048_576)).toBe('20 MB');
  expect(formatBytes(412.4 * 1_048_576)).toBe('412 MB');
});

test('never says that something takes no time', () => {
  expect(formatSeconds(0.2)).toBe('1 s');
  expect(formatSeconds(8.4)).toBe('8 s');
  expect(formatSeconds(59.7)).toBe('1 min');
  expect(formatSeconds(3_900)).toBe('1 h 5 min');
  expect(formatSeconds(7_200)).toBe('2 h');
});

test('says how long ago, and a date when it is long', () => {
  const now = new Date('2026-11-20T12:00:00Z');
  const before = (seconds: number) => formatAgo(new Date(now.getTime() - seconds * 1_000), now);
  expect(before(10)).toBe('just now');
  expect(before(300)).toBe('5 minutes ago');
  expect(before(7_200)).toBe('2 hours ago');
  expect(before(86_400)).toBe('yesterday');
  expect(before(-86_400)).toBe('tomorrow');
  expect(before(20 * 86_400)).toBe('31 Oct 2026');
});

test('keeps a date in the zone that is asked for', () => {
  expect(formatDate(new Date('2026-11-20T23:30:00Z'), 'UTC')).toBe('20 Nov 2026');
});
