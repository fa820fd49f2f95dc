import { expect, test } from 'vitest';
import { jobLimits, plans } from './index.ts';

test('the trial lends the limits of a team, and takes none away from a larger plan', () => {
  expect(jobLimits(plans, 'free', false)).toEqual({ runningJobsMax: 1, queuedJobsMax: 5 });
  expect(jobLimits(plans, 'free', true)).toEqual({ runningJobsMax: 10, queuedJobsMax: 100 });
  expect(jobLimits(plans, 'studio', true)).toEqual({ runningJobsMax: 30, queuedJobsMax: 500 });
});

test('a plan that is not known counts as the free one', () => {
  expect(jobLimits(plans, 'gone', false)).toEqual(jobLimits(plans, 'free', false));
});
