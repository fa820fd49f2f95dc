import { createDatabase } from '@maquette/db';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { getWallet } from '../credits/get-wallet.ts';
import { grantSignupCredits } from '../credits/grant-signup-credits.ts';
import { newId } from '../new-id.ts';
import { expectSoundWallet } from '../testing/expect-sound-wallet.ts';
import {
  codeOf,
  makeStudio,
  makeUpload,
  start,
  startAccepted,
  value,
  type Studio,
} from '../testing/make-studio.ts';
import { makeMember, makeWorkspace } from '../testing/make-workspace.ts';
import { getJob } from './get-job.ts';
import { listJobs } from './list-jobs.ts';
import { quoteJob } from './quote-job.ts';

const db = createDatabase({ url: inject('databaseUrl'), connectionsMax: 20 });
let studio: Studio;
beforeAll(async () => {
  studio = await makeStudio(db);
});
afterAll(async () => {
  await studio.close();
  await db.close();
});

const times = <T>(count: number, work: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => work(i)));

test('sets aside exactly the price that was shown, and writes job and hold together', async () => {
  const workspace = await makeWorkspace(db, { credits: 100 });
  const image = await makeUpload(studio.deps, workspace.actor);
  const params = { image, variants: 3, lane: 'fast' };
  const quoted = value(await quoteJob(studio.deps, workspace.actor, { operation: 'image-to-model', params }));
  expect(quoted).toMatchObject({
    totalCredits: 36,
    balance: { available: 100, held: 0 },
    afterCredits: 64,
    missing: [],
  });
  const { job, repeated } = value(await start(studio, workspace, { params }));
  expect(repeated).toBe(false);
  expect(job).toMatchObject({
    status: 'queued',
    name: 'chair',
    engine: 'sculpt',
    lane: 'fast',
    quotedCredits: 36,
    reservedCredits: 36,
    consumedCredits: 0,
    outputs: [],
    error: null,
    quoteLines: quoted.lines,
    createdBy: { id: workspace.actor.userId, name: 'The owner' },
  });
  const wallet = await expectSoundWallet(db, workspace.workspaceId);
  expect([wallet.available, wallet.held]).toEqual([64, 36]);
});

test('a seed that was left open is drawn and kept, so that the model can be made again', async () => {
  const workspace = await makeWorkspace(db, { credits: 100 });
  const open = value(await start(studio, workspace)).job.params.seed;
  const given = value(await start(studio, workspace, { params: { seed: 7 } })).job.params.seed;
  expect(open).toEqual(expect.any(Number));
  expect(given).toBe(7);
});

test('50 jobs at once with credits for 7: 7 are accepted, 43 refused for the credits, nothing is negative', async () => {
  const workspace = await makeWorkspace(db, { credits: 60 });
  const uploadId = await makeUpload(studio.deps, workspace.actor);
  const results = await times(50, () => start(studio, workspace, { uploadId }));
  const codes = results.map(codeOf);
  expect(codes.filter((code) => code === 'ok')).toHaveLength(7);
  expect(codes.filter((code) => code === 'credits.insufficient')).toHaveLength(43);
  const wallet = await expectSoundWallet(db, workspace.workspaceId);
  expect([wallet.available, wallet.held]).toEqual([4, 56]);
});

test('20 equal requests with one key: one job, and each of them answers with it', async () => {
  const workspace = await makeWorkspace(db, { credits: 500 });
  const uploadId = await makeUpload(studio.deps, workspace.actor);
  const results = await times(20, () => start(studio, workspace, { uploadId, requestKey: 'click-1' }));
  const answers = results.map(value);
  expect(new Set(answers.map((answer) => answer.job.id)).size).toBe(1);
  expect(answers.filter((answer) => !answer.repeated)).toHaveLength(1);
  const wallet = await expectSoundWallet(db, workspace.workspaceId);
  expect(wallet.held).toBe(8);
});

test('different requests that race for one key: one wins, the others are conflicts', async () => {
  const workspace = await makeWorkspace(db, { credits: 500 });
  const uploadId = await makeUpload(studio.deps, workspace.actor);
  const results = await times(8, (i) =>
    start(studio, workspace, { uploadId, requestKey: 'k', name: `chair ${i}` }),
  );
  const codes = results.map(codeOf);
  expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
  expect(codes.filter((code) => code === 'conflict.idempotency-key')).toHaveLength(7);
  expect((await expectSoundWallet(db, workspace.workspaceId)).held).toBe(8);
});

test('the same key in another workspace is another key', async () => {
  const [a, b] = [await makeWorkspace(db, { credits: 10 }), await makeWorkspace(db, { credits: 10 })];
  const first = value(await start(studio, a, { requestKey: 'same' }));
  const second = value(await start(studio, b, { requestKey: 'same' }));
  expect(second.repeated).toBe(false);
  expect(second.job.id).not.toBe(first.job.id);
});

test('a refused request leaves nothing behind and may be tried again with its key', async () => {
  const workspace = await makeWorkspace(db, { credits: 5 });
  const uploadId = await makeUpload(studio.deps, workspace.actor);
  const request = { uploadId, requestKey: 'again' };
  expect(codeOf(await start(studio, workspace, request))).toBe('credits.insufficient');
  const cheaper = { ...request, params: { texture: false } };
  expect(value(await start(studio, workspace, cheaper)).repeated).toBe(false);
  expect(value(await start(studio, workspace, cheaper)).repeated).toBe(true);
  await expectSoundWallet(db, workspace.workspaceId);
});

test('a plan takes no more jobs than it lets run and wait, however many ask at once', async () => {
  const workspace = await makeWorkspace(db, { credits: 500, planId: 'free' });
  const uploadId = await makeUpload(studio.deps, workspace.actor);
  const results = await times(20, () => start(studio, workspace, { uploadId }));
  const refused = results.filter((result) => !result.ok);
  expect(results.filter((result) => result.ok)).toHaveLength(6);
  for (const result of refused) expect(codeOf(result)).toBe('limit.jobs');
  expect(refused[0]).toMatchObject({
    refusal: { retryAfterSeconds: expect.any(Number), detail: { jobsMax: 6 } },
  });
  await expectSoundWallet(db, workspace.workspaceId);
});

test('while its trial lasts, a workspace on the Free plan may have as many jobs as a team', async () => {
  const workspace = await makeWorkspace(db, { planId: 'free' });
  await grantSignupCredits(studio.deps, workspace);
  const uploadId = await makeUpload(studio.deps, workspace.actor);
  const results = await times(12, () => start(studio, workspace, { uploadId }));
  expect(results.every((result) => result.ok)).toBe(true);
});

test('credits are looked at before the limits of the plan', async () => {
  const workspace = await makeWorkspace(db, { credits: 6 * 8 + 3, planId: 'free' });
  const uploadId = await makeUpload(studio.deps, workspace.actor);
  for (let i = 0; i < 6; i++) await startAccepted(studio, workspace, { uploadId });
  expect(codeOf(await start(studio, workspace, { uploadId }))).toBe('credits.insufficient');
});

test('a free job is written down like any other, with an empty hold', async () => {
  const workspace = await makeWorkspace(db);
  const result = await start(studio, workspace, { operation: 'import-model' });
  expect(value(result).job).toMatchObject({ quotedCredits: 0, engine: 'mesh' });
  await expectSoundWallet(db, workspace.workspaceId);
});

test('what belongs to another workspace is refused with the same words as what does not exist', async () => {
  const mine = await makeWorkspace(db, { credits: 100 });
  const other = await makeWorkspace(db, { credits: 100 });
  const folderId = newId('folder');
  await db.prisma.folder.create({
    data: { id: folderId, workspaceId: other.workspaceId, projectId: other.projectId, name: 'f' },
  });
  const foreign = [
    { uploadId: await makeUpload(studio.deps, other.actor) },
    { projectId: other.projectId },
    { folderId },
  ];
  const missing = [
    { uploadId: newId('upload') },
    { projectId: newId('project') },
    { folderId: newId('folder') },
    { targetAssetId: newId('asset') },
  ];
  const refusals = [];
  for (const more of [...foreign, ...missing]) refusals.push(await start(studio, mine, more));
  for (const refusal of refusals) expect(refusal).toEqual(refusals[0]);
  expect(codeOf(refusals[0]!)).toBe('not-found');
  const jobId = await startAccepted(studio, other);
  const seen = await getJob(studio.deps, mine.actor, { jobId });
  expect(seen).toEqual(await getJob(studio.deps, mine.actor, { jobId: newId('job') }));
  expect(value(await listJobs(studio.deps, mine.actor, { limit: 50 })).items).toEqual([]);
});

test('wrong parameters, a model for a picture and an unknown operation are refused with the field', async () => {
  const workspace = await makeWorkspace(db, { credits: 100 });
  const model = await makeUpload(studio.deps, workspace.actor, 'model');
  expect(await start(studio, workspace, { params: { variants: 9 } })).toMatchObject({
    refusal: { code: 'input.invalid', field: 'params.variants' },
  });
  expect(await start(studio, workspace, { uploadId: model })).toMatchObject({
    refusal: { code: 'input.invalid', field: 'params.image' },
  });
  expect(await start(studio, workspace, { operation: 'nothing' })).toMatchObject({
    refusal: { code: 'input.invalid', field: 'operation' },
  });
  await expectSoundWallet(db, workspace.workspaceId);
});

test('an engine that nobody offers is refused with what to do; the default ones take jobs also without a worker', async () => {
  const workspace = await makeWorkspace(db, { credits: 100 });
  const refused = await start(studio, workspace, { params: { engine: 'hunyuan3d-2.1' } });
  expect(refused).toMatchObject({ refusal: { code: 'engine.unavailable', suggestion: expect.any(String) } });
  expect(codeOf(await start(studio, workspace))).toBe('ok');
});

test('an archived project takes no jobs', async () => {
  const workspace = await makeWorkspace(db, { credits: 100 });
  await db.prisma.project.update({ where: { id: workspace.projectId }, data: { archivedAt: new Date() } });
  expect(codeOf(await start(studio, workspace))).toBe('conflict.state');
});

test('a viewer can neither start nor price a job, but follow those of others', async () => {
  const workspace = await makeWorkspace(db, { credits: 100 });
  const viewer = await makeMember(db, workspace.workspaceId, 'viewer');
  const jobId = await startAccepted(studio, workspace);
  expect(codeOf(await start(studio, { ...workspace, actor: viewer }))).toBe('access.denied');
  expect(codeOf(await quoteJob(studio.deps, viewer, { operation: 'image-to-model', params: {} }))).toBe(
    'access.denied',
  );
  expect(codeOf(await getJob(studio.deps, viewer, { jobId }))).toBe('ok');
});

test('a quote says everything that stands in the way, also before a picture is chosen, and reserves nothing', async () => {
  const workspace = await makeWorkspace(db, { credits: 3 });
  const quoted = value(
    await quoteJob(studio.deps, workspace.actor, {
      operation: 'image-to-model',
      params: { engine: 'hunyuan3d-2.1' },
      lane: 'off-peak',
    }),
  );
  expect(quoted).toMatchObject({ totalCredits: 24, lane: 'off-peak', afterCredits: -21 });
  expect(quoted.missing.map(({ code }) => code)).toEqual([
    'input.invalid',
    'engine.unavailable',
    'credits.insufficient',
  ]);
  expect(value(await getWallet(studio.deps, workspace.actor)).available).toBe(3);
});

test('jobs are listed newest first, in pages without a gap or a repetition', async () => {
  const workspace = await makeWorkspace(db, { credits: 100 });
  const uploadId = await makeUpload(studio.deps, workspace.actor);
  const started = [];
  for (let i = 0; i < 5; i++) started.push(await startAccepted(studio, workspace, { uploadId }));
  const listed: string[] = [];
  let cursor: string | undefined;
  do {
    const page = value(
      await listJobs(studio.deps, workspace.actor, { limit: 2, cursor, status: ['queued'] }),
    );
    listed.push(...page.items.map((job) => job.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(listed.toSorted()).toEqual(started.toSorted());
  expect(codeOf(await listJobs(studio.deps, workspace.actor, { limit: 2, cursor: 'x' }))).toBe(
    'input.invalid',
  );
});
