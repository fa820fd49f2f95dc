import type { QueueMessage } from '@maquette/domain/worker-protocol';
import { beforeEach, expect, test } from 'vitest';
import { newId } from '../new-id.ts';
import { expectSoundWallet } from '../testing/expect-sound-wallet.ts';
import {
  claimNext,
  codeOf,
  deliverResults,
  model,
  putOutputs,
  startAccepted,
  value,
  type Studio,
} from '../testing/make-studio.ts';
import { makeWorkspace, type TestWorkspace } from '../testing/make-workspace.ts';
import { useOwnStudio } from '../testing/use-own-studio.ts';
import { cancelJob } from './cancel-job.ts';
import { claimAttempt } from './claim-attempt.ts';
import { dispatchJobs } from './dispatch-jobs.ts';
import { finishAttempt } from './finish-attempt.ts';
import { getJob } from './get-job.ts';
import { reportAttempt } from './report-attempt.ts';
import { sweepJobs } from './sweep-jobs.ts';

const { here } = useOwnStudio();
let studio: Studio;
let workspace: TestWorkspace;
beforeEach(async () => {
  ({ studio } = here);
  await studio.online('sculpt', 1);
  workspace = await makeWorkspace(here.db, { credits: 100 });
});

const worker = { workerId: 'wrk_1', engine: 'sculpt' as const, revision: 'r1' };
const claim = (message: QueueMessage, workerId = 'wrk_1') =>
  claimAttempt(studio.deps, { ...message, ...worker, workerId });
const report = (message: QueueMessage) =>
  reportAttempt(studio.deps, { ...message, stage: 'surface', progress: 0.4 });
const view = async (jobId: string) => value(await getJob(studio.deps, workspace.actor, { jobId }));
/** Lets the lease of a running job be over, as when its worker froze, and sweeps. */
async function loseLease(jobId: string) {
  await here.db.prisma.job.update({
    where: { id: jobId },
    data: { leaseUntil: new Date(Date.now() - 1_000) },
  });
  return sweepJobs(studio.deps);
}

test('a queued job that is cancelled is over at once, and its message worth nothing', async () => {
  const jobId = await startAccepted(studio, workspace);
  await dispatchJobs(studio.deps);
  const message = studio.deps.queue.take('sculpt')!;
  const cancelled = value(await cancelJob(studio.deps, workspace.actor, { jobId }));
  expect(cancelled).toMatchObject({ status: 'cancelled', consumedCredits: 0 });
  expect(codeOf(await claim(message))).toBe('attempt.stale');
  expect(codeOf(await cancelJob(studio.deps, workspace.actor, { jobId }))).toBe('ok');
  expect((await expectSoundWallet(here.db, workspace.workspaceId)).available).toBe(100);
});

test('a running job that is cancelled stops with the next report and costs nothing', async () => {
  const jobId = await startAccepted(studio, workspace);
  const message = await claimNext(studio);
  const asked = value(await cancelJob(studio.deps, workspace.actor, { jobId }));
  expect(asked).toMatchObject({ status: 'running', cancelRequested: true });
  expect(value(await report(message))).toEqual({ go: false, why: 'cancelled' });
  await finishAttempt(studio.deps, { ...message, outcome: 'cancelled' });
  expect(await view(jobId)).toMatchObject({ status: 'cancelled', consumedCredits: 0 });
  expect((await expectSoundWallet(here.db, workspace.workspaceId)).available).toBe(100);
});

test.each(['delivered', 'lost', 'gone'])(
  'whoever cancelled pays nothing, also when the worker then %s',
  async (how) => {
    const jobId = await startAccepted(studio, workspace);
    const message = await claimNext(studio);
    const outputIds = await putOutputs(studio, message, [model()]);
    await cancelJob(studio.deps, workspace.actor, { jobId });
    if (how === 'delivered')
      await finishAttempt(studio.deps, { ...message, outcome: 'delivered', outputIds, stages: {} });
    if (how === 'lost') await finishAttempt(studio.deps, { ...message, outcome: 'lost', message: 'crashed' });
    if (how === 'gone') await loseLease(jobId);
    expect(await view(jobId)).toMatchObject({ status: 'cancelled', consumedCredits: 0, outputs: [] });
    expect((await expectSoundWallet(here.db, workspace.workspaceId)).available).toBe(100);
  },
);

test('cancelling at the moment of delivery: either cancelled and free, or delivered and charged', async () => {
  for (let round = 0; round < 6; round++) {
    const jobId = await startAccepted(studio, workspace);
    const message = await claimNext(studio);
    const outputIds = await putOutputs(studio, message, [model()]);
    await Promise.all([
      finishAttempt(studio.deps, { ...message, outcome: 'delivered', outputIds, stages: {} }),
      cancelJob(studio.deps, workspace.actor, { jobId }),
    ]);
    const job = await view(jobId);
    const end = [job.status, job.consumedCredits, job.outputs.length];
    expect([
      ['cancelled', 0, 0],
      ['succeeded', 8, 1],
    ]).toContainEqual(end);
  }
  await expectSoundWallet(here.db, workspace.workspaceId);
});

test('a job that is over cannot be cancelled, and says how it ended', async () => {
  const jobId = await startAccepted(studio, workspace);
  await deliverResults(studio, await claimNext(studio));
  expect(codeOf(await cancelJob(studio.deps, workspace.actor, { jobId }))).toBe('conflict.state');
});

test("another workspace's job can be neither seen nor cancelled", async () => {
  const jobId = await startAccepted(studio, workspace);
  const other = await makeWorkspace(here.db);
  const foreign = await cancelJob(studio.deps, other.actor, { jobId });
  expect(foreign).toEqual(await cancelJob(studio.deps, other.actor, { jobId: newId('job') }));
  expect(codeOf(foreign)).toBe('not-found');
  expect((await view(jobId)).status).toBe('queued');
});
