import { expect, test } from 'vitest';
import { jobLimits } from './index.ts';

test('the trial lends the limits of a team, and takes none away from a larger plan', () => {
  expect(jobLimits('free', false)).toEqual({ runningJobsMax: 1, queuedJobsMax: 5 });
  expect(jobLimits('free', true)).toEqual({ runningJobsMax: 10, queuedJobsMax: 100 });
  expect(jobLimits('studio', true)).toEqual({ runningJobsMax: 30, queuedJobsMax: 500 });
});

test('a plan that is not known counts as the free one', () => {
  expect(jobLimits('gone', false)).toEqual(jobLimits('free', false));
});
