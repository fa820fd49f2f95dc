import { expect, test } from 'vitest';
import { describeFailure, failureOfStatus } from './load-failure.ts';

test('each answer of the server becomes what the reader can act on', () => {
  expect([404, 410].map(failureOfStatus)).toEqual(['not-found', 'not-found']);
  expect([401, 403].map(failureOfStatus)).toEqual(['forbidden', 'forbidden']);
  expect([500, 502, 503].map(failureOfStatus)).toEqual(['server', 'server', 'server']);
  expect(failureOfStatus(429)).toBe('unreachable');
});

test('says what is wrong, what to do, and how to try again', () => {
  const failure = describeFailure('damaged');
  expect(failure.title).toMatch(/damaged/);
  expect(failure.advice.length).toBeGreaterThan(20);
  expect(failure.retry).not.toBe('');
});
