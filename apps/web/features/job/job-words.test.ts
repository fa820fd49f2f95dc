import type { JobView } from '@maquette/domain/jobs';
import { expect, test } from 'vitest';
import { creditsWords, remainingOf, stageOf } from './job-words.ts';

const job = (more: Partial<JobView>): JobView =>
  ({
    status: 'running',
    stage: null,
    cancelRequested: false,
    queuePosition: null,
    etaSeconds: null,
    startsAfter: null,
    reservedCredits: 8,
    consumedCredits: 0,
    ...more,
  }) as JobView;

test('says in words what a job is doing', () => {
  expect(stageOf(job({}))).toBe('Starting');
  expect(stageOf(job({ stage: 'bake' }))).toBe('Painting the texture');
  expect(stageOf(job({ stage: 'quad-flow' }))).toBe('Quad flow');
  expect(stageOf(job({ cancelRequested: true, stage: 'bake' }))).toBe('Being cancelled');
  expect(stageOf(job({ status: 'queued', queuePosition: 1 }))).toBe('Next in the queue');
  expect(stageOf(job({ status: 'queued', queuePosition: 4 }))).toBe('Number 4 in the queue');
  expect(stageOf(job({ status: 'failed' }))).toBe('Failed');
});

test('says how long only while there is something left', () => {
  expect(remainingOf(job({ etaSeconds: 8 }))).toBe('about 8 s left');
  expect(remainingOf(job({}))).toBeNull();
  expect(remainingOf(job({ status: 'succeeded', etaSeconds: 3 }))).toBeNull();
});

test('says what became of the credits', () => {
  expect(creditsWords(job({}))).toBe('8 credits held');
  expect(creditsWords(job({ status: 'failed' }))).toBe('8 credits returned');
  expect(creditsWords(job({ status: 'succeeded', consumedCredits: 8 }))).toBe('8 credits charged');
  expect(creditsWords(job({ status: 'succeeded', reservedCredits: 16, consumedCredits: 8 }))).toBe(
    '8 credits charged, 8 returned',
  );
  expect(creditsWords(job({ status: 'succeeded', reservedCredits: 0 }))).toBe('Free');
});

test('an off-peak job says when its window opens instead of a place and a time left', () => {
  const waiting = job({
    status: 'queued',
    etaSeconds: 20_000,
    startsAfter: { opensAt: '2030-01-05T21:00:00.000Z', timeZone: 'Europe/Berlin' },
  });
  expect(stageOf(waiting)).toBe('Starts at 5 January, 22:00 (Europe/Berlin)');
  expect(remainingOf(waiting)).toBeNull();
});
