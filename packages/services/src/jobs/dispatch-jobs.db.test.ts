import { beforeEach, expect, test } from 'vitest';
import { claimNext, deliverResults, start, startAccepted, type Studio } from '../testing/make-studio.ts';
import { makeWorkspace } from '../testing/make-workspace.ts';
import { useOwnStudio } from '../testing/use-own-studio.ts';
import { dispatchJobs } from './dispatch-jobs.ts';
import { getJob } from './get-job.ts';
import { sweepJobs } from './sweep-jobs.ts';

const { here } = useOwnStudio();
let studio: Studio;
beforeEach(async () => {
  ({ studio } = here);
});

/** Ids of the jobs whose messages are in the queue, in the order in which a worker gets them. */
function takeAll(): string[] {
  const ids: string[] = [];
  for (let m = studio.deps.queue.take('sculpt'); m; m = studio.deps.queue.take('sculpt')) ids.push(m.jobId);
  return ids;
}

const handedOut = (jobId: string) =>
  here.db.prisma.job.update({
    where: { id: jobId },
    data: { dispatchedAt: new Date(Date.now() - 11_000) },
  });

test('hands over as many jobs as the workers have slots, and one more to have at hand', async () => {
  const workspace = await makeWorkspace(here.db, { credits: 100 });
  await studio.online('sculpt', 2);
  const jobs = [];
  for (let i = 0; i < 5; i++) jobs.push(await startAccepted(studio, workspace));
  expect(await dispatchJobs(studio.deps)).toEqual({ dispatchedCount: 3 });
  expect(await dispatchJobs(studio.deps)).toEqual({ dispatchedCount: 0 });
  expect(takeAll()).toEqual(jobs.slice(0, 3));
});

test('without a worker everything stays in the queue, and goes on when one comes', async () => {
  const workspace = await makeWorkspace(here.db, { credits: 100 });
  await startAccepted(studio, workspace);
  expect(await dispatchJobs(studio.deps)).toEqual({ dispatchedCount: 0 });
  await here.db.prisma.worker.create({
    data: {
      id: 'silent',
      host: 'x',
      offers: [{ engine: 'sculpt', revision: '1', operations: [], slots: 4 }],
      startedAt: new Date(),
      lastSeenAt: new Date(Date.now() - 31_000),
    },
  });
  expect(await dispatchJobs(studio.deps)).toEqual({ dispatchedCount: 0 });
  await studio.online('sculpt', 1);
  expect(await dispatchJobs(studio.deps)).toEqual({ dispatchedCount: 1 });
});

test('lets a workspace run as many jobs as its plan allows, and takes the next when one is done', async () => {
  const workspace = await makeWorkspace(here.db, { credits: 100, planId: 'free' });
  await studio.online('sculpt', 8);
  const [first, second] = [await startAccepted(studio, workspace), await startAccepted(studio, workspace)];
  const message = await claimNext(studio);
  expect(message.jobId).toBe(first);
  expect(await dispatchJobs(studio.deps)).toEqual({ dispatchedCount: 0 });
  await deliverResults(studio, message);
  await dispatchJobs(studio.deps);
  expect(takeAll()).toEqual([second]);
});

test('a workspace with one job does not wait behind another one with many', async () => {
  const flood = await makeWorkspace(here.db, { credits: 1_000 });
  const small = await makeWorkspace(here.db, { credits: 100 });
  await studio.online('sculpt', 1);
  for (let i = 0; i < 20; i++) await startAccepted(studio, flood);
  await claimNext(studio);
  const mine = await startAccepted(studio, small);
  await dispatchJobs(studio.deps);
  // One runs and one is at hand already: ours is the next after that.
  const atHand = studio.deps.queue.take('sculpt')!;
  expect(atHand.jobId).not.toBe(mine);
  await here.db.prisma.job.update({
    where: { id: atHand.jobId },
    data: { status: 'running', dispatchedAt: new Date() },
  });
  await studio.online('sculpt', 2);
  await dispatchJobs(studio.deps);
  expect(takeAll()).toEqual([mine]);
});

test('a full engine does not keep another one waiting', async () => {
  const workspace = await makeWorkspace(here.db, { credits: 100 });
  await studio.online('mesh', 1);
  await startAccepted(studio, workspace);
  await startAccepted(studio, workspace, { operation: 'import-model' });
  expect(await dispatchJobs(studio.deps)).toEqual({ dispatchedCount: 1 });
  expect(studio.deps.queue.take('mesh')).toBeDefined();
});

test('several dispatchers at once hand each job over once', async () => {
  const workspace = await makeWorkspace(here.db, { credits: 200 });
  await studio.online('sculpt', 3);
  for (let i = 0; i < 8; i++) await startAccepted(studio, workspace);
  const counts = await Promise.all(Array.from({ length: 6 }, () => dispatchJobs(studio.deps)));
  expect(counts.reduce((sum, { dispatchedCount }) => sum + dispatchedCount, 0)).toBe(4);
  const ids = takeAll();
  expect(new Set(ids).size).toBe(4);
  expect(ids).toHaveLength(4);
});

test('a queue that is away or forgets everything loses no job: the same message is sent again', async () => {
  const workspace = await makeWorkspace(here.db, { credits: 100 });
  await studio.online('sculpt', 1);
  const jobId = await startAccepted(studio, workspace);
  studio.deps.queue.isDown = true;
  await dispatchJobs(studio.deps);
  expect(studio.logged).toHaveLength(1);
  await handedOut(jobId);
  await sweepJobs(studio.deps);
  studio.deps.queue.isDown = false;
  await sweepJobs(studio.deps);
  const first = studio.deps.queue.take('sculpt')!;
  studio.deps.queue.wipe();
  await sweepJobs(studio.deps);
  await sweepJobs(studio.deps);
  expect(studio.deps.queue.take('sculpt')).toEqual(first);
  expect(studio.deps.queue.take('sculpt')).toBeUndefined();
  expect(first).toMatchObject({ jobId, epoch: 1 });
});

test('the attempt is written before its message is out, and its secret nowhere', async () => {
  const workspace = await makeWorkspace(here.db, { credits: 100 });
  await studio.online('sculpt', 1);
  const jobId = await startAccepted(studio, workspace);
  studio.deps.queue.isDown = true;
  await dispatchJobs(studio.deps);
  const attempt = await here.db.prisma.jobAttempt.findUniqueOrThrow({
    where: { jobId_epoch: { jobId, epoch: 1 } },
  });
  expect(attempt.tokenHash).toMatch(/^[0-9a-f]{64}$/);
  studio.deps.queue.isDown = false;
  await handedOut(jobId);
  await sweepJobs(studio.deps);
  const message = studio.deps.queue.take('sculpt')!;
  expect(JSON.stringify(attempt)).not.toContain(message.attemptToken);
});

test('a job whose engine went away is called back, so that the plan lets another one run', async () => {
  const workspace = await makeWorkspace(here.db, { credits: 100, planId: 'free' });
  await studio.online('sculpt', 1);
  const waiting = await startAccepted(studio, workspace);
  await dispatchJobs(studio.deps);
  await here.db.prisma.worker.deleteMany();
  await here.db.prisma.job.update({
    where: { id: waiting },
    data: { dispatchedAt: new Date(Date.now() - 61_000) },
  });
  expect(await sweepJobs(studio.deps)).toMatchObject({ calledBackJobs: 1 });
  await studio.online('mesh', 1);
  await startAccepted(studio, workspace, { operation: 'import-model' });
  expect(await dispatchJobs(studio.deps)).toEqual({ dispatchedCount: 1 });
});

test('shows the place in the queue in the order of dispatch, and the time from what was measured', async () => {
  const [a, b] = [
    await makeWorkspace(here.db, { credits: 500 }),
    await makeWorkspace(here.db, { credits: 500 }),
  ];
  const first = await startAccepted(studio, a);
  const second = await startAccepted(studio, a);
  const other = await startAccepted(studio, b);
  const fast = await startAccepted(studio, b, { params: { lane: 'fast' } });
  const view = async (workspace: typeof a, jobId: string) => {
    const result = await getJob(studio.deps, workspace.actor, { jobId });
    return result.ok ? result.value : null;
  };
  expect([
    (await view(b, fast))?.queuePosition,
    (await view(a, first))?.queuePosition,
    (await view(b, other))?.queuePosition,
    (await view(a, second))?.queuePosition,
  ]).toEqual([1, 2, 4, 3]);
  expect((await view(a, first))?.etaSeconds).toBeNull();
  await studio.online('sculpt', 1);
  const guess = (await view(b, fast))!.etaSeconds!;
  expect(guess).toBeGreaterThan(0);

  const message = await claimNext(studio);
  expect(message.jobId).toBe(fast);
  expect(await view(b, fast)).toMatchObject({ status: 'running', queuePosition: null });
  await here.db.prisma.jobAttempt.update({
    where: { jobId_epoch: { jobId: fast, epoch: 1 } },
    data: { startedAt: new Date(Date.now() - 90_000) },
  });
  await deliverResults(studio, message);
  const measured = await start(studio, await makeWorkspace(here.db, { credits: 10 }));
  expect(measured.ok && measured.value.job.etaSeconds).toBeGreaterThanOrEqual(90);
});
