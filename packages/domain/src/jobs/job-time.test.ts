import { expect, test } from 'vitest';
import { deadlineSeconds, queuedEtaSeconds, remainingSeconds } from './job-time.ts';

test('an attempt gets at least 10 minutes and at most an hour', () => {
  expect(deadlineSeconds(4)).toBe(600);
  expect(deadlineSeconds(60)).toBe(1_200);
  expect(deadlineSeconds(9_000)).toBe(3_600);
});

test('the remaining time follows the estimate, and the pace of the job once that is used up', () => {
  expect(remainingSeconds({ estimateSeconds: 30, elapsedSeconds: 10, progress: 0.9 })).toBe(20);
  expect(remainingSeconds({ estimateSeconds: 30, elapsedSeconds: 40, progress: 0.5 })).toBe(20);
  expect(remainingSeconds({ estimateSeconds: 30, elapsedSeconds: 40, progress: 1 })).toBe(1);
});

test('a queued job waits for the work ahead of it, and nobody can say how long while no worker is online', () => {
  const queue = { aheadSeconds: 60, slots: 2, ownAheadSeconds: 20, runningJobsMax: 5, estimateSeconds: 10 };
  expect(queuedEtaSeconds(queue)).toBe(40);
  expect(queuedEtaSeconds({ ...queue, slots: 0 })).toBeNull();
});

test('a queued job waits for its own workspace, too, when its plan lets fewer run at once than there are slots', () => {
  const queue = { aheadSeconds: 60, slots: 8, ownAheadSeconds: 50, estimateSeconds: 10 };
  expect(queuedEtaSeconds({ ...queue, runningJobsMax: 1 })).toBe(60);
  expect(queuedEtaSeconds({ ...queue, runningJobsMax: 30 })).toBe(18);
});
