import { text } from 'node:stream/consumers';
import type { Database } from '@maquette/db';
import type { QueueMessage } from '@maquette/domain/worker-protocol';
import { StorageFullError } from '@maquette/storage';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { newId } from '../new-id.ts';
import { emptyDatabase } from '../testing/empty-database.ts';
import { expectSoundWallet } from '../testing/expect-sound-wallet.ts';
import { makeDatabase } from '../testing/make-database.ts';
import {
  claimNext,
  codeOf,
  deliverResults,
  makeStudio,
  model,
  putOutputs,
  startAccepted,
  thumbnail,
  value,
  type Studio,
} from '../testing/make-studio.ts';
import { makeWorkspace, type TestWorkspace } from '../testing/make-workspace.ts';
import { announceOutputs } from './announce-outputs.ts';
import { cancelJob } from './cancel-job.ts';
import { claimAttempt } from './claim-attempt.ts';
import { dispatchJobs } from './dispatch-jobs.ts';
import { finishAttempt } from './finish-attempt.ts';
import { getJob } from './get-job.ts';
import { reportAttempt } from './report-attempt.ts';
import { sweepJobs } from './sweep-jobs.ts';

let db: Database;
let drop: () => Promise<void>;
let studio: Studio;
let workspace: TestWorkspace;
beforeAll(async () => {
  ({ db, drop } = await makeDatabase(inject('databaseUrl')));
});
beforeEach(async () => {
  await emptyDatabase(db);
  studio = await makeStudio(db);
  await studio.online('sculpt', 1);
  workspace = await makeWorkspace(db, { credits: 100 });
});
afterEach(() => studio.close());
afterAll(() => drop());

const worker = { workerId: 'wrk_1', engine: 'sculpt' as const, revision: 'r1' };
const claim = (message: QueueMessage, workerId = 'wrk_1') =>
  claimAttempt(studio.deps, { ...message, ...worker, workerId });
const report = (message: QueueMessage) =>
  reportAttempt(studio.deps, { ...message, stage: 'surface', progress: 0.4 });
const view = async (jobId: string) => value(await getJob(studio.deps, workspace.actor, { jobId }));
const failed = (message: QueueMessage) =>
  finishAttempt(studio.deps, {
    ...message,
    outcome: 'failed',
    code: 'INPUT_EMPTY',
    message: 'There is nothing in this picture.',
    stages: {},
  });
/** Lets the lease of a running job be over, as when its worker froze, and sweeps. */
async function loseLease(jobId: string) {
  await db.prisma.job.update({ where: { id: jobId }, data: { leaseUntil: new Date(Date.now() - 1_000) } });
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
  const file = await db.prisma.storedFile.findUniqueOrThrow({ where: { id: job.outputs[0]!.fileId } });
  expect(await text(await studio.deps.store.get(file.storageKey))).toBe('glTF model 0');
  const asset = await db.prisma.asset.findUniqueOrThrow({ where: { id: job.outputs[0]!.assetId } });
  expect(asset).toMatchObject({
    name: 'chair',
    kind: 'model',
    projectId: workspace.projectId,
    folderId: null,
  });
  const wallet = await expectSoundWallet(db, workspace.workspaceId);
  expect([wallet.available, wallet.held]).toEqual([92, 0]);
});

test('an assignment has the inputs at signed addresses, the parameters and the provenance, and no price', async () => {
  await startAccepted(studio, workspace, { params: { seed: 7, variants: 2 } });
  await dispatchJobs(studio.deps);
  const assignment = value(await claim(studio.deps.queue.take('sculpt')!));
  expect(assignment).toMatchObject({
    operation: 'image-to-model',
    engine: 'sculpt',
    resultCount: 2,
    params: { seed: 7 },
    provenance: { tool: 'Maquette', engine: 'sculpt', engineRevision: 'r1', seed: 7 },
    inputs: [{ slot: 'image', kind: 'image', name: 'chair.png', mime: 'image/png' }],
  });
  expect(assignment.inputs[0]!.url).toMatch(/^http:\/\/studio\.test\/api\/blobs\/.*signature/);
  expect(JSON.stringify(assignment)).not.toMatch(/credit|price/i);
});

test('one attempt goes to one worker, however many got the message; the same worker may ask again', async () => {
  await startAccepted(studio, workspace);
  await dispatchJobs(studio.deps);
  const message = studio.deps.queue.take('sculpt')!;
  const claims = await Promise.all(['a', 'b', 'c', 'd'].map((id) => claim(message, id)));
  expect(claims.map(codeOf).toSorted()).toEqual(['attempt.stale', 'attempt.stale', 'attempt.stale', 'ok']);
  const winner = ['a', 'b', 'c', 'd'][claims.findIndex((result) => result.ok)]!;
  expect(codeOf(await claim(message, winner))).toBe('ok');
});

test('a wrong secret and an attempt that does not exist get the same answer everywhere', async () => {
  await startAccepted(studio, workspace);
  const message = await claimNext(studio);
  const wrong = [
    { ...message, attemptToken: 'x' },
    { ...message, epoch: 2 },
    { ...message, jobId: newId('job') },
  ];
  const outputs = [
    {
      variant: 0,
      role: 'main' as const,
      mime: 'model/gltf-binary' as const,
      bytes: 1,
      sha256: 'a'.repeat(64),
    },
  ];
  for (const ref of wrong) {
    const answers = [
      await claim(ref),
      await report(ref),
      await announceOutputs(studio.deps, { ...ref, outputs }),
      await failed(ref),
    ];
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(codeOf(answers[0]!)).toBe('auth.required');
  }
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
  expect(await db.prisma.assetVersion.count({ where: { jobId } })).toBe(1);
  expect((await expectSoundWallet(db, workspace.workspaceId)).available).toBe(92);
});

test('variants are the versions of one asset, and a re-run adds to the model it was asked for', async () => {
  const jobId = await startAccepted(studio, workspace, { params: { variants: 3 } });
  await deliverResults(studio, await claimNext(studio), [model(0), model(2), model(1)]);
  const { assetId } = (await view(jobId)).outputs[0]!;
  await startAccepted(studio, workspace, { targetAssetId: assetId });
  await deliverResults(studio, await claimNext(studio));
  const versions = await db.prisma.assetVersion.findMany({ where: { assetId }, orderBy: { number: 'asc' } });
  expect(versions.map(({ number, variant }) => [number, variant])).toEqual([
    [1, 0],
    [2, 1],
    [3, 2],
    [4, 0],
  ]);
  expect(await db.prisma.asset.count({ where: { workspaceId: workspace.workspaceId } })).toBe(1);
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
  expect((await expectSoundWallet(db, workspace.workspaceId)).available).toBe(84);
});

test('a job that cannot give a result fails at once with its reason, and every credit comes back', async () => {
  const jobId = await startAccepted(studio, workspace);
  const message = await claimNext(studio);
  expect(value(await failed(message))).toEqual({ go: false, why: 'done' });
  expect(value(await failed(message))).toEqual({ go: false, why: 'done' });
  expect(await view(jobId)).toMatchObject({
    status: 'failed',
    consumedCredits: 0,
    error: { code: 'INPUT_EMPTY', message: 'There is nothing in this picture.' },
  });
  expect((await expectSoundWallet(db, workspace.workspaceId)).available).toBe(100);
});

test('a worker that dies three times: tried again twice, then failed with all credits back and the reason', async () => {
  const jobId = await startAccepted(studio, workspace);
  for (const epoch of [1, 2]) {
    expect((await claimNext(studio)).epoch).toBe(epoch);
    expect(await loseLease(jobId)).toMatchObject({ lostAttempts: 1 });
    expect(await view(jobId)).toMatchObject({ status: 'queued', progress: 0, startedAt: null });
  }
  const last = await claimNext(studio);
  await finishAttempt(studio.deps, { ...last, outcome: 'lost', message: 'The engine ran out of memory.' });
  const job = await view(jobId);
  expect(job).toMatchObject({ status: 'failed', error: { code: 'attempts.lost' } });
  expect(job.error!.message).toMatch(/tried 3 times.*out of memory.*credits were given back/);
  expect((await expectSoundWallet(db, workspace.workspaceId)).available).toBe(100);
});

test('a worker that froze and thaws is refused everything; the second one wins and is charged once', async () => {
  const jobId = await startAccepted(studio, workspace);
  const frozen = await claimNext(studio);
  const frozenOutputs = await putOutputs(studio, frozen, [model(0, 'glTF late')]);
  await loseLease(jobId);
  expect(codeOf(await report(frozen))).toBe('attempt.stale');
  const second = await claimNext(studio);
  const late = { ...frozen, outcome: 'delivered' as const, outputIds: frozenOutputs, stages: {} };
  expect(codeOf(await finishAttempt(studio.deps, late))).toBe('attempt.stale');
  expect(codeOf(await claim(frozen))).toBe('attempt.stale');
  expect(codeOf(await deliverResults(studio, second))).toBe('ok');
  expect(codeOf(await finishAttempt(studio.deps, late))).toBe('attempt.stale');
  expect((await view(jobId)).consumedCredits).toBe(8);
  expect(await db.prisma.assetVersion.count({ where: { jobId } })).toBe(1);
  await expectSoundWallet(db, workspace.workspaceId);
});

test('a worker that is told to go hands its job over, and that counts as no loss', async () => {
  const jobId = await startAccepted(studio, workspace);
  for (let i = 0; i < 5; i++) {
    const message = await claimNext(studio);
    await finishAttempt(studio.deps, { ...message, outcome: 'handed-over' });
  }
  const row = await db.prisma.job.findUniqueOrThrow({ where: { id: jobId } });
  expect(row).toMatchObject({ status: 'queued', lostAttempts: 0, epoch: 5 });
  expect(codeOf(await deliverResults(studio, await claimNext(studio)))).toBe('ok');
});

test('an attempt that reports for ever is taken away when its time is over', async () => {
  const jobId = await startAccepted(studio, workspace);
  const message = await claimNext(studio);
  await db.prisma.job.update({
    where: { id: jobId },
    data: { startedAt: new Date(Date.now() - 2 * 3_600_000) },
  });
  expect(await sweepJobs(studio.deps)).toMatchObject({ lostAttempts: 1 });
  expect(codeOf(await report(message))).toBe('attempt.stale');
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
    expect(await db.prisma.asset.count({ where: { workspaceId: workspace.workspaceId } })).toBe(0);
    expect(codeOf(await report(message))).toBe('attempt.stale');
    await expectSoundWallet(db, workspace.workspaceId);
  },
);

test('three deliveries that do not hold end the job, uncharged', async () => {
  const jobId = await startAccepted(studio, workspace);
  for (let i = 0; i < 3; i++) await deliverResults(studio, await claimNext(studio), [model(0, 'junk')]);
  expect(await view(jobId)).toMatchObject({ status: 'failed', error: { code: 'attempts.lost' } });
  expect((await expectSoundWallet(db, workspace.workspaceId)).available).toBe(100);
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
  expect((await expectSoundWallet(db, workspace.workspaceId)).available).toBe(100);
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

test('a queued job that is cancelled is over at once, and its message worth nothing', async () => {
  const jobId = await startAccepted(studio, workspace);
  await dispatchJobs(studio.deps);
  const message = studio.deps.queue.take('sculpt')!;
  const cancelled = value(await cancelJob(studio.deps, workspace.actor, { jobId }));
  expect(cancelled).toMatchObject({ status: 'cancelled', consumedCredits: 0 });
  expect(codeOf(await claim(message))).toBe('attempt.stale');
  expect(codeOf(await cancelJob(studio.deps, workspace.actor, { jobId }))).toBe('ok');
  expect((await expectSoundWallet(db, workspace.workspaceId)).available).toBe(100);
});

test('a running job that is cancelled stops with the next report and costs nothing', async () => {
  const jobId = await startAccepted(studio, workspace);
  const message = await claimNext(studio);
  const asked = value(await cancelJob(studio.deps, workspace.actor, { jobId }));
  expect(asked).toMatchObject({ status: 'running', cancelRequested: true });
  expect(value(await report(message))).toEqual({ go: false, why: 'cancelled' });
  await finishAttempt(studio.deps, { ...message, outcome: 'cancelled' });
  expect(await view(jobId)).toMatchObject({ status: 'cancelled', consumedCredits: 0 });
  expect((await expectSoundWallet(db, workspace.workspaceId)).available).toBe(100);
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
    expect((await expectSoundWallet(db, workspace.workspaceId)).available).toBe(100);
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
  await expectSoundWallet(db, workspace.workspaceId);
});

test('a job that is over cannot be cancelled, and says how it ended', async () => {
  const jobId = await startAccepted(studio, workspace);
  await deliverResults(studio, await claimNext(studio));
  expect(codeOf(await cancelJob(studio.deps, workspace.actor, { jobId }))).toBe('conflict.state');
});

test("another workspace's job can be neither seen nor cancelled", async () => {
  const jobId = await startAccepted(studio, workspace);
  const other = await makeWorkspace(db);
  const foreign = await cancelJob(studio.deps, other.actor, { jobId });
  expect(foreign).toEqual(await cancelJob(studio.deps, other.actor, { jobId: newId('job') }));
  expect(codeOf(foreign)).toBe('not-found');
  expect((await view(jobId)).status).toBe('queued');
});

test('a folder that was deleted meanwhile leaves the model to the root of its project', async () => {
  const folderId = newId('folder');
  const { workspaceId, projectId } = workspace;
  await db.prisma.folder.create({ data: { id: folderId, workspaceId, projectId, name: 'f' } });
  const jobId = await startAccepted(studio, workspace, { folderId });
  await db.prisma.folder.delete({ where: { id: folderId } });
  await deliverResults(studio, await claimNext(studio));
  const { assetId } = (await view(jobId)).outputs[0]!;
  const asset = await db.prisma.asset.findUniqueOrThrow({ where: { id: assetId } });
  expect(asset.folderId).toBeNull();
});
