import { text } from 'node:stream/consumers';
import type { QueueMessage } from '@maquette/domain/worker-protocol';
import { StorageFullError } from '@maquette/storage';
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
  thumbnail,
  value,
  type Studio,
} from '../testing/make-studio.ts';
import { makeWorkspace, type TestWorkspace } from '../testing/make-workspace.ts';
import { useOwnStudio } from '../testing/use-own-studio.ts';
import { announceOutputs } from './announce-outputs.ts';
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

test('a delivered model becomes an asset with its thumbnail, and the price is charged', async () => {
  const jobId = await startAccepted(studio, workspace);
  const message = await claimNext(studio);
  expect(value(await report(message))).toEqual({ go: true });
  expect(await view(jobId)).toMatchObject({ status: 'running', stage: 'surface', progress: 0.4 });
  expect(value(await deliverResults(studio, message))).toEqual({ go: false, why: 'done' });
  const job = await view(jobId);
  expect(job).toMatchObject({
    status: 'succeeded',
    progress: 1,
    consumedCredits: 8,
    error: null,
    engineRevision: 'r1',
  });
  expect(job.outputs.map(({ kind, mime, variant }) => [kind, mime, variant])).toEqual([
    ['model', 'model/gltf-binary', 0],
    ['thumbnail', 'image/webp', 0],
  ]);
  const file = await here.db.prisma.storedFile.findUniqueOrThrow({ where: { id: job.outputs[0]!.fileId } });
  expect(await text(await studio.deps.store.get(file.storageKey))).toBe('glTF model 0');
  const asset = await here.db.prisma.asset.findUniqueOrThrow({ where: { id: job.outputs[0]!.assetId } });
  expect(asset).toMatchObject({
    name: 'chair',
    kind: 'model',
    projectId: workspace.projectId,
    folderId: null,
  });
  const wallet = await expectSoundWallet(here.db, workspace.workspaceId);
  expect([wallet.available, wallet.held]).toEqual([92, 0]);
});

test('finishing twice, also at the same time, charges and delivers once', async () => {
  const jobId = await startAccepted(studio, workspace);
  const message = await claimNext(studio);
  const outputIds = await putOutputs(studio, message, [model(), thumbnail()]);
  const finish = () =>
    finishAttempt(studio.deps, { ...message, outcome: 'delivered', outputIds, stages: {} });
  const answers = await Promise.all([finish(), finish(), finish()]);
  for (const answer of [...answers, await finish()])
    expect(value(answer)).toEqual({ go: false, why: 'done' });
  expect(await here.db.prisma.assetVersion.count({ where: { jobId } })).toBe(1);
  expect((await expectSoundWallet(here.db, workspace.workspaceId)).available).toBe(92);
});

test('variants are the versions of one asset, and a re-run adds to the model it was asked for', async () => {
  const jobId = await startAccepted(studio, workspace, { params: { variants: 3 } });
  await deliverResults(studio, await claimNext(studio), [model(0), model(2), model(1)]);
  const { assetId } = (await view(jobId)).outputs[0]!;
  await startAccepted(studio, workspace, { targetAssetId: assetId });
  await deliverResults(studio, await claimNext(studio));
  const versions = await here.db.prisma.assetVersion.findMany({
    where: { assetId },
    orderBy: { number: 'asc' },
  });
  expect(versions.map(({ number, variant }) => [number, variant])).toEqual([
    [1, 0],
    [2, 1],
    [3, 2],
    [4, 0],
  ]);
  expect(await here.db.prisma.asset.count({ where: { workspaceId: workspace.workspaceId } })).toBe(1);
});

test('fewer variants than asked for: only those are charged, and the job says so', async () => {
  const jobId = await startAccepted(studio, workspace, { params: { variants: 4 } });
  await deliverResults(studio, await claimNext(studio), [model(1), model(3)]);
  expect(await view(jobId)).toMatchObject({
    status: 'succeeded',
    reservedCredits: 32,
    consumedCredits: 16,
    error: { code: 'note', message: '2 of 4 could be made; only those were charged.' },
  });
  expect((await expectSoundWallet(here.db, workspace.workspaceId)).available).toBe(84);
});

const hostile: { what: string; outputs: () => Parameters<typeof putOutputs>[2] }[] = [
  { what: 'is not in the store', outputs: () => [{ ...model(), put: null }] },
  {
    what: 'is longer than announced',
    outputs: () => [{ ...model(), put: Buffer.from('glTF model 0 and more') }],
  },
  {
    what: 'is another one of the same length',
    outputs: () => [{ ...model(), put: Buffer.from('glTF m0del 0') }],
  },
  { what: 'is no sound GLB', outputs: () => [model(0, '<html>')] },
  { what: 'is a thumbnail without a model', outputs: () => [thumbnail()] },
];
test.each(hostile)(
  'a delivery that $what gains nothing: no asset, no charge, another try',
  async ({ outputs }) => {
    const jobId = await startAccepted(studio, workspace);
    const message = await claimNext(studio);
    expect(codeOf(await deliverResults(studio, message, outputs()))).toBe('delivery.invalid');
    expect(await view(jobId)).toMatchObject({ status: 'queued', consumedCredits: 0 });
    expect(await here.db.prisma.asset.count({ where: { workspaceId: workspace.workspaceId } })).toBe(0);
    expect(codeOf(await report(message))).toBe('attempt.stale');
    await expectSoundWallet(here.db, workspace.workspaceId);
  },
);

test('three deliveries that do not hold end the job, uncharged', async () => {
  const jobId = await startAccepted(studio, workspace);
  for (let i = 0; i < 3; i++) await deliverResults(studio, await claimNext(studio), [model(0, 'junk')]);
  expect(await view(jobId)).toMatchObject({ status: 'failed', error: { code: 'attempts.lost' } });
  expect((await expectSoundWallet(here.db, workspace.workspaceId)).available).toBe(100);
});

test('an output of another job, or of an earlier attempt, cannot be delivered', async () => {
  await studio.online('sculpt', 4);
  await startAccepted(studio, workspace);
  const other = await claimNext(studio);
  const foreign = await putOutputs(studio, other, [model(0, 'glTF other')]);
  const jobId = await startAccepted(studio, workspace);
  const message = await claimNext(studio);
  const finish = (m: QueueMessage, outputIds: string[]) =>
    finishAttempt(studio.deps, { ...m, outcome: 'delivered', outputIds, stages: {} });
  expect(codeOf(await finish(message, foreign))).toBe('delivery.invalid');
  const second = await claimNext(studio);
  const early = await putOutputs(studio, second, [model()]);
  await loseLease(jobId);
  const third = await claimNext(studio);
  expect(codeOf(await finish(third, early))).toBe('delivery.invalid');
  expect(codeOf(await finish(other, foreign))).toBe('ok');
});

test('what was announced cannot be replaced, repeated, or be more than the job has results', async () => {
  await startAccepted(studio, workspace, { params: { variants: 2 } });
  const message = await claimNext(studio);
  const [id] = await putOutputs(studio, message, [model(0)]);
  expect(await putOutputs(studio, message, [{ ...model(0), put: null }])).toEqual([id]);
  const announce = (...outputs: { variant: number; role: 'main' | 'thumbnail'; bytes?: number }[]) =>
    announceOutputs(studio.deps, {
      ...message,
      outputs: outputs.map((o) => ({
        mime: o.role === 'main' ? ('model/gltf-binary' as const) : ('image/webp' as const),
        sha256: 'b'.repeat(64),
        bytes: 9,
        ...o,
      })),
    });
  for (const refused of [
    await announce({ variant: 0, role: 'main' }),
    await announce({ variant: 2, role: 'main' }),
    await announce({ variant: 1, role: 'main' }, { variant: 1, role: 'main' }),
    await announce({ variant: 1, role: 'thumbnail', bytes: 50_000_000 }),
  ])
    expect(codeOf(refused)).toBe('delivery.invalid');
});

test('a bad thumbnail is left out and the model kept', async () => {
  const jobId = await startAccepted(studio, workspace);
  const bad = { ...thumbnail(), body: Buffer.from('<svg>') };
  expect(codeOf(await deliverResults(studio, await claimNext(studio), [model(), bad]))).toBe('ok');
  expect((await view(jobId)).outputs.map(({ kind }) => kind)).toEqual(['model']);
});

test('a full disk fails the job with a clear reason and all credits back', async () => {
  const jobId = await startAccepted(studio, workspace);
  const message = await claimNext(studio);
  const outputIds = await putOutputs(studio, message, [model()]);
  const store = { ...studio.deps.store, put: () => Promise.reject(new StorageFullError('no space')) };
  const finish = { ...message, outcome: 'delivered' as const, outputIds, stages: {} };
  expect(codeOf(await finishAttempt({ ...studio.deps, store }, finish))).toBe('ok');
  expect(await view(jobId)).toMatchObject({ status: 'failed', error: { code: 'storage.full' }, outputs: [] });
  expect((await expectSoundWallet(here.db, workspace.workspaceId)).available).toBe(100);
});

test('a store that fails in the middle leaves nothing half done, and the same word can be said again', async () => {
  const jobId = await startAccepted(studio, workspace);
  const message = await claimNext(studio);
  const outputIds = await putOutputs(studio, message, [model(), thumbnail()]);
  const finish = { ...message, outcome: 'delivered' as const, outputIds, stages: {} };
  let calls = 0;
  const put: typeof studio.deps.store.put = (...args) =>
    ++calls > 1 ? Promise.reject(new Error('connection reset')) : studio.deps.store.put(...args);
  const failing = { ...studio.deps, store: { ...studio.deps.store, put } };
  await expect(finishAttempt(failing, finish)).rejects.toThrow('connection reset');
  expect(await view(jobId)).toMatchObject({ status: 'running', outputs: [] });
  expect(codeOf(await finishAttempt(studio.deps, finish))).toBe('ok');
  expect((await view(jobId)).outputs).toHaveLength(2);
});

test('a folder that was deleted meanwhile leaves the model to the root of its project', async () => {
  const folderId = newId('folder');
  const { workspaceId, projectId } = workspace;
  await here.db.prisma.folder.create({ data: { id: folderId, workspaceId, projectId, name: 'f' } });
  const jobId = await startAccepted(studio, workspace, { folderId });
  await here.db.prisma.folder.delete({ where: { id: folderId } });
  await deliverResults(studio, await claimNext(studio));
  const { assetId } = (await view(jobId)).outputs[0]!;
  const asset = await here.db.prisma.asset.findUniqueOrThrow({ where: { id: assetId } });
  expect(asset.folderId).toBeNull();
});
