import { beforeEach, expect, test } from 'vitest';
import { dispatchJobs } from '../jobs/dispatch-jobs.ts';
import { getJob } from '../jobs/get-job.ts';
import { quoteJob } from '../jobs/quote-job.ts';
import { sweepJobs } from '../jobs/sweep-jobs.ts';
import { updateLimits } from '../limits/index.ts';
import { expectSoundWallet } from '../testing/expect-sound-wallet.ts';
import { claimNext, codeOf, startAccepted, value, type Studio } from '../testing/make-studio.ts';
import { makeMember, makeWorkspace, type TestWorkspace } from '../testing/make-workspace.ts';
import { setClock } from '../testing/set-clock.ts';
import { useOwnStudio } from '../testing/use-own-studio.ts';

const { here } = useOwnStudio();
let studio: Studio;
let workspace: TestWorkspace;
beforeEach(async () => {
  ({ studio } = here);
  await setClock(here.db, new Date('2026-11-20T16:00:00Z'));
  await studio.online('sculpt', 8);
  workspace = await makeWorkspace(here.db, { credits: 1_000 });
  // 22:00 to 06:00
  value(await updateLimits(studio.deps, workspace.actor, { timeZone: 'Europe/Berlin' }));
});

const startIn = (lane: 'standard' | 'fast' | 'off-peak', where = workspace) =>
  startAccepted(studio, where, { params: { lane } });
const view = async (jobId: string, where = workspace) =>
  value(await getJob(studio.deps, where.actor, { jobId }));
/** Jobs that were handed over now, the next first. */
async function handOut(): Promise<string[]> {
  await dispatchJobs(studio.deps);
  const ids: string[] = [];
  for (let m = studio.deps.queue.take('sculpt'); m; m = studio.deps.queue.take('sculpt')) ids.push(m.jobId);
  return ids;
}

test('an off-peak job waits for the window of its workspace, says until when, and starts inside it', async () => {
  const request = { operation: 'image-to-model', params: { lane: 'off-peak' } };
  const startsAfter = { opensAt: '2026-11-20T21:00:00.000Z', timeZone: 'Europe/Berlin' };
  expect(value(await quoteJob(studio.deps, workspace.actor, request))).toMatchObject({ startsAfter });
  const jobId = await startIn('off-peak');
  expect(await handOut()).toEqual([]);
  const waiting = await view(jobId);
  expect(waiting).toMatchObject({ status: 'queued', queuePosition: null, startsAfter });
  expect(waiting.etaSeconds).toBeGreaterThan(5 * 3_600 - 60);
  await setClock(here.db, new Date('2026-11-20T21:00:01Z'));
  expect(await view(jobId)).toMatchObject({ queuePosition: 1, startsAfter: null });
  expect(value(await quoteJob(studio.deps, workspace.actor, request)).startsAfter).toBeNull();
  expect(await handOut()).toEqual([jobId]);
});

test('a window that is always open, and one of another workspace, let it start at once', async () => {
  const other = await makeWorkspace(here.db, { credits: 100 });
  const minutes = { offPeakStartMinute: 300, offPeakEndMinute: 300 };
  value(await updateLimits(studio.deps, other.actor, minutes));
  await startIn('off-peak');
  const jobId = await startIn('off-peak', other);
  expect(await handOut()).toEqual([jobId]);
});

test('a job that waits for its window takes no place in the queue', async () => {
  const closed = await startIn('off-peak');
  const other = await makeWorkspace(here.db, { credits: 100 });
  const jobId = await startIn('standard', other);
  expect((await view(jobId, other)).queuePosition).toBe(1);
  expect((await view(closed)).queuePosition).toBeNull();
});

test('when the window opens, a fast and a standard job still go ahead of one that waited all day', async () => {
  const offPeak = await startIn('off-peak');
  await here.db.prisma.$executeRaw`UPDATE "Job" SET "createdAt" = now() - interval '9 hours'`;
  await setClock(here.db, new Date('2026-11-20T21:00:30Z'));
  const standard = await startIn('standard');
  const fast = await startIn('fast');
  expect(await handOut()).toEqual([fast, standard, offPeak]);
});

test('days of waiting for its window are not held against it, days without a worker in it are', async () => {
  const jobId = await startIn('off-peak');
  const age = (days: number) =>
    here.db.prisma
      .$executeRaw`UPDATE "Job" SET "createdAt" = now() - make_interval(secs => ${days * 86_400})`;
  await age(3.1);
  await setClock(here.db, new Date('2026-11-23T18:00:00Z'));
  expect(await sweepJobs(studio.deps)).toMatchObject({ expiredJobs: 0 });
  await setClock(here.db, new Date('2026-11-23T20:59:00Z'));
  expect(await sweepJobs(studio.deps)).toMatchObject({ expiredJobs: 0 });
  expect((await view(jobId)).status).toBe('queued');
  await age(4.1);
  await setClock(here.db, new Date('2026-11-24T22:00:00Z'));
  expect(await sweepJobs(studio.deps)).toMatchObject({ expiredJobs: 1 });
  expect(await view(jobId)).toMatchObject({ status: 'failed', error: { code: 'queue.expired' } });
  expect((await expectSoundWallet(here.db, workspace.workspaceId)).held).toBe(0);
});

test('the time left counts how many jobs the plan lets run at once, not only how many slots there are', async () => {
  const free = await makeWorkspace(here.db, { credits: 100, planId: 'free' });
  const team = await makeWorkspace(here.db, { credits: 100 });
  const last = { free: '', team: '' };
  for (let i = 0; i < 4; i++) last.free = await startIn('standard', free);
  for (let i = 0; i < 4; i++) last.team = await startIn('standard', team);
  await here.db.prisma.job.updateMany({ data: { estimateSeconds: 40 } });
  await claimNext(studio);
  const freeEta = (await view(last.free, free)).etaSeconds!;
  const teamEta = (await view(last.team, team)).etaSeconds!;
  // one after the other: three before it, each 40 s
  expect(freeEta).toBeGreaterThan(150);
  expect(teamEta).toBeLessThan(90);
});

test('time zone, window and threshold are set by those who manage limits, and checked', async () => {
  const { workspaceId, actor: owner } = workspace;
  const editor = await makeMember(here.db, workspaceId, 'editor');
  expect(codeOf(await updateLimits(studio.deps, editor, { timeZone: 'UTC' }))).toBe('access.denied');
  for (const wrong of [
    { timeZone: 'Europe/Nowhere' },
    { offPeakStartMinute: 1_440 },
    { offPeakEndMinute: -1 },
    { approvalAboveCredits: 0.5 },
  ])
    expect(codeOf(await updateLimits(studio.deps, owner, wrong))).toBe('input.invalid');
  expect(value(await updateLimits(studio.deps, owner, { approvalAboveCredits: null }))).toEqual({
    timeZone: 'Europe/Berlin',
    offPeakStartMinute: 1_320,
    offPeakEndMinute: 360,
    approvalAboveCredits: null,
    isWindowOpen: false,
    opensAt: '2026-11-20T21:00:00.000Z',
  });
});
