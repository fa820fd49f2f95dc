import type { JobView } from '@maquette/domain/jobs';
import { expect, test } from 'vitest';
import { isNewer, withJob } from './job-cache.ts';

const job = (id: string, more: Partial<JobView> = {}): JobView =>
  ({
    id,
    projectId: 'prj_a',
    status: 'running',
    progress: 0,
    createdAt: `2026-11-20T00:00:0${id}Z`,
    ...more,
  }) as JobView;

test('a job that changed changes in its place', () => {
  const jobs = [job('3'), job('2'), job('1')];
  const next = withJob(jobs, job('2', { progress: 0.5 }), {});
  expect(next.map(({ id, progress }) => [id, progress])).toEqual([
    ['3', 0],
    ['2', 0.5],
    ['1', 0],
  ]);
});

test('a new job comes where its time puts it', () => {
  expect(withJob([job('3'), job('1')], job('2'), {}).map(({ id }) => id)).toEqual(['3', '2', '1']);
  expect(withJob([], job('1'), {}).map(({ id }) => id)).toEqual(['1']);
});

test('a list shows only what it was asked for', () => {
  const active = { status: ['queued', 'running'] as JobView['status'][] };
  expect(withJob([job('1')], job('1', { status: 'succeeded' }), active)).toEqual([]);
  expect(withJob([job('1')], job('2', { projectId: 'prj_b' }), { projectId: 'prj_a' })).toHaveLength(1);
});

test('what has ended does not start again because an answer was slow', () => {
  const done = job('1', { status: 'succeeded', progress: 1 });
  const jobs = [done];
  expect(withJob(jobs, job('1', { progress: 0.9 }), {})).toBe(jobs);
  expect(isNewer(done, job('1'))).toBe(false);
  expect(isNewer(job('1'), done)).toBe(true);
  expect(isNewer(undefined, job('1'))).toBe(true);
});
