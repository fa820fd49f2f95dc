import type { BurnDownView } from '@maquette/domain/usage';
import { expect, test } from 'vitest';
import { chartPoints, runOutAt } from './burn-down-points.ts';

const view: BurnDownView = {
  startAt: '2026-11-01T00:00:00.000Z',
  now: '2026-11-11T00:00:00.000Z',
  resetAt: '2026-12-01T00:00:00.000Z',
  points: [
    { at: '2026-11-01T00:00:00.000Z', credits: 300 },
    { at: '2026-11-11T00:00:00.000Z', credits: 200 },
  ],
  perDay: 20,
  runOutDays: 10,
};
const last = (changed: Partial<BurnDownView>) => {
  const { atMs, projected } = chartPoints({ ...view, ...changed }).at(-1)!;
  return [new Date(atMs).toISOString().slice(0, 10), projected];
};

test('goes on to where nothing is left', () => {
  expect(runOutAt(view)).toBe('2026-11-21T00:00:00.000Z');
  expect(last({})).toEqual(['2026-11-21', 0]);
});

test('stops at the reset, with what would be left then', () => {
  expect(last({ perDay: 5, runOutDays: 40 })).toEqual(['2026-12-01', 100]);
});

test('without a cycle looks as far ahead as it looks back', () => {
  expect(last({ resetAt: null, perDay: 5, runOutDays: 40 })).toEqual(['2026-11-21', 150]);
});

test('foretells nothing without data, and nothing of a renewal that is late', () => {
  expect(last({ perDay: null, runOutDays: null })).toEqual(['2026-11-11', undefined]);
  expect(last({ resetAt: '2026-11-10T00:00:00.000Z' })).toEqual(['2026-11-11', undefined]);
});
