import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { expectSoundWallet } from '../testing/expect-sound-wallet.ts';
import {
  claimNext,
  deliverResults,
  makeUpload,
  model,
  putOutputs,
  startAccepted,
  type Studio,
} from '../testing/make-studio.ts';
import { makeWorkspace, type TestWorkspace } from '../testing/make-workspace.ts';
import { useOwnStudio } from '../testing/use-own-studio.ts';
import { cancelJob } from './cancel-job.ts';
import { finishAttempt } from './finish-attempt.ts';
import { sweepFiles } from './sweep-files.ts';
import { sweepJobs } from './sweep-jobs.ts';

const { here } = useOwnStudio();
let studio: Studio;
let workspace: TestWorkspace;
beforeEach(async () => {
  ({ studio } = here);
  await studio.online('sculpt', 1);
  workspace = await makeWorkspace(here.db, { credits: 100 });
});

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const statusOf = async (jobId: string) =>
  (await here.db.prisma.job.findUniqueOrThrow({ where: { id: jobId } })).status;

test('finds nothing to repair while all is well', async () => {
  await startAccepted(studio, workspace);
  await claimNext(studio);
  const repaired = { ...(await sweepJobs(studio.deps)), ...(await sweepFiles(studio.deps)) };
  expect(Object.values(repaired).every((count) => count === 0)).toBe(true);
  expect(studio.logged).toEqual([]);
});

test('credits that were still held for a job that is over come back, and it is logged', async () => {
  const jobId = await startAccepted(studio, workspace);
  await here.db.prisma.job.update({
    where: { id: jobId },
    data: { status: 'failed', finishedAt: new Date() },
  });
  expect(await sweepJobs(studio.deps)).toMatchObject({ repairedHolds: 1 });
  expect((await expectSoundWallet(here.db, workspace.workspaceId)).available).toBe(100);
  expect(studio.logged).toHaveLength(1);
});

test('a job that nobody took in three days fails, and its credits come back', async () => {
  const jobId = await startAccepted(studio, workspace);
  await here.db.prisma.job.update({ where: { id: jobId }, data: { createdAt: daysAgo(3.1) } });
  expect(await sweepJobs(studio.deps)).toMatchObject({ expiredJobs: 1 });
  expect(await statusOf(jobId)).toBe('failed');
  expect((await expectSoundWallet(here.db, workspace.workspaceId)).held).toBe(0);
});

test('several sweeps at once count a lost attempt once', async () => {
  const jobId = await startAccepted(studio, workspace);
  await claimNext(studio);
  await here.db.prisma.job.update({ where: { id: jobId }, data: { leaseUntil: daysAgo(1) } });
  await Promise.all([1, 2, 3, 4].map(() => sweepJobs(studio.deps)));
  const job = await here.db.prisma.job.findUniqueOrThrow({ where: { id: jobId } });
  expect(job).toMatchObject({ status: 'queued', lostAttempts: 1 });
});

test('a job that cannot be repaired does not keep the others from it', async () => {
  const [broken, sound] = [await startAccepted(studio, workspace), await startAccepted(studio, workspace)];
  await here.db.prisma.job.updateMany({ data: { createdAt: daysAgo(3.1) } });
  await here.db.prisma.job.update({
    where: { id: broken },
    data: { workspaceId: 'gone', createdAt: daysAgo(4) },
  });
  expect(await sweepJobs(studio.deps)).toMatchObject({ expiredJobs: 1 });
  expect(await statusOf(sound)).toBe('failed');
  expect(studio.logged).toHaveLength(1);
});

test('what a worker put is removed when its attempt is over, but never what a version keeps', async () => {
  await studio.online('sculpt', 3);
  const kept = await startAccepted(studio, workspace);
  await deliverResults(studio, await claimNext(studio));
  const cancelled = await startAccepted(studio, workspace);
  const message = await claimNext(studio);
  await putOutputs(studio, message, [model(0, 'glTF unwanted')]);
  await cancelJob(studio.deps, workspace.actor, { jobId: cancelled });
  await finishAttempt(studio.deps, { ...message, outcome: 'cancelled' });
  const running = await startAccepted(studio, workspace);
  const live = await claimNext(studio);
  const [liveOutput] = await putOutputs(studio, live, [model(0, 'glTF under way')]);
  const outputs = await here.db.prisma.jobOutput.findMany();
  await here.db.prisma.jobOutput.updateMany({ data: { createdAt: daysAgo(1) } });

  expect(await sweepFiles(studio.deps)).toMatchObject({ removedOutputs: 3 });
  for (const { storageKey, jobId } of outputs)
    expect([jobId, (await studio.deps.store.head(storageKey)) !== null]).toEqual([jobId, jobId === running]);
  const files = await here.db.prisma.storedFile.findMany({ where: { version: { jobId: kept } } });
  for (const { storageKey } of files) expect(await studio.deps.store.head(storageKey)).not.toBeNull();
  expect(files).toHaveLength(2);
  const finish = { ...live, outcome: 'delivered' as const, outputIds: [liveOutput!], stages: {} };
  expect((await finishAttempt(studio.deps, finish)).ok).toBe(true);
});

test('uploads that nothing was made of are removed after a month, used ones never', async () => {
  const used = await makeUpload(studio.deps, workspace.actor);
  const forgotten = await makeUpload(studio.deps, workspace.actor);
  const fresh = await makeUpload(studio.deps, workspace.actor);
  await startAccepted(studio, workspace, { uploadId: used });
  await here.db.prisma.upload.updateMany({ where: { id: { not: fresh } }, data: { createdAt: daysAgo(31) } });
  const { storageKey } = await here.db.prisma.upload.findUniqueOrThrow({ where: { id: forgotten } });
  expect(await sweepFiles(studio.deps)).toMatchObject({ removedUploads: 1 });
  expect((await here.db.prisma.upload.findMany()).map(({ id }) => id).toSorted()).toEqual(
    [used, fresh].toSorted(),
  );
  expect(await studio.deps.store.head(storageKey)).toBeNull();
});

test('leftovers of checks are removed, what is being checked is not', async () => {
  const { temporaryFolder } = studio.deps.settings;
  const old = path.join(temporaryFolder, 'delivery-old');
  await mkdir(old);
  await writeFile(path.join(temporaryFolder, 'delivery-new'), 'x');
  await utimes(old, daysAgo(1), daysAgo(1));
  expect(await sweepFiles(studio.deps)).toMatchObject({ removedTemporaryFiles: 1 });
  expect(await readdir(temporaryFolder)).toContain('delivery-new');
});
