import type { Database } from '@maquette/db';
import type { Assignment, OutputsAnswer, QueueMessage } from '@maquette/domain/worker-protocol';
import { dispatchJobs, getJob, listEngineStates } from '@maquette/services';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { makeDatabase } from '../../../services/src/testing/make-database.ts';
import { makeStudio, startAccepted, type Studio } from '../../../services/src/testing/make-studio.ts';
import { makeWorkspace, type TestWorkspace } from '../../../services/src/testing/make-workspace.ts';
import '../../../services/src/testing/provided-context.ts';
import { createWorkerApi } from './create-worker-api.ts';

const workerToken = 'the-token-of-all-workers';
let db: Database;
let drop: () => Promise<void>;
let studio: Studio;
let workspace: TestWorkspace;
let api: ReturnType<typeof createWorkerApi>;
beforeAll(async () => {
  ({ db, drop } = await makeDatabase(inject('databaseUrl')));
  studio = await makeStudio(db);
  workspace = await makeWorkspace(db, { credits: 100 });
  api = createWorkerApi({ deps: studio.deps, workerToken });
});
afterAll(async () => {
  await studio.close();
  await drop();
});

async function post(path: string, body: unknown, token: string | null = workerToken) {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (token !== null) headers.authorization = `Bearer ${token}`;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await api.fetch(
    new Request(`http://studio.test/api/worker/${path}`, { method: 'POST', headers, body: text }),
  );
  const json = (await response.json()) as Record<string, unknown>;
  return { status: response.status, code: json.code, field: json.field, json };
}

const announcement = {
  workerId: 'wrk_1',
  host: 'here',
  startedAt: new Date().toISOString(),
  offers: [{ engine: 'sculpt', revision: 'r1', operations: ['image-to-model'], slots: 2 }],
};
const startBody = { workerId: 'wrk_1', engine: 'sculpt', revision: 'r1' };

async function nextMessage(): Promise<QueueMessage> {
  await startAccepted(studio, workspace);
  await dispatchJobs(studio.deps);
  return studio.deps.queue.take('sculpt')!;
}

test('a worker announces itself with the token, and with no other', async () => {
  expect((await post('announce', announcement, null)).status).toBe(401);
  expect((await post('announce', announcement, 'another-token')).status).toBe(401);
  const sculpt = async () => (await listEngineStates(studio.deps)).find((state) => state.engine === 'sculpt');
  expect(await sculpt()).toMatchObject({ available: false });
  expect(await post('announce', announcement)).toMatchObject({
    status: 200,
    json: { announceAgainSeconds: 10 },
  });
  expect(await sculpt()).toMatchObject({ available: true, workersOnline: 1, slots: 2 });
  await post('announce', { ...announcement, offers: [] });
  expect(await sculpt()).toMatchObject({ available: false });
});

test('one attempt goes from its start to the finished model over the wire', async () => {
  await post('announce', announcement);
  const { jobId, epoch, attemptToken } = await nextMessage();
  const call = (verb: string, body: unknown) => post(`jobs/${jobId}/${epoch}/${verb}`, body, attemptToken);
  const started = await call('start', startBody);
  expect(started.json as unknown as Assignment).toMatchObject({
    jobId,
    operation: 'image-to-model',
    resultCount: 1,
  });
  expect((await call('report', { stage: 'surface', progress: 0.5 })).json).toEqual({ go: true });
  const body = Buffer.from('glTF made over the wire');
  const sha256 = createHash('sha256').update(body).digest('hex');
  const outputs = [{ variant: 0, role: 'main', mime: 'model/gltf-binary', bytes: body.length, sha256 }];
  const { uploads } = (await call('outputs', { outputs })).json as unknown as OutputsAnswer;
  const key = new URL(uploads[0]!.url).pathname.replace('/api/blobs/', '');
  await studio.deps.store.put(key, body, { mime: 'model/gltf-binary' });
  const finish = { outcome: 'delivered', outputIds: [uploads[0]!.outputId], stages: { surface: 1.5 } };
  const answers = await Promise.all([call('finish', finish), call('finish', finish)]);
  for (const answer of answers) expect(answer.json).toEqual({ go: false, why: 'done' });
  const job = await getJob(studio.deps, workspace.actor, { jobId });
  expect(job).toMatchObject({ value: { status: 'succeeded', outputs: [{ kind: 'model' }] } });
  expect(await call('report', { stage: 'x', progress: 1 })).toMatchObject({
    status: 409,
    code: 'attempt.stale',
  });
});

test('an attempt opens to its own secret alone, and a job that is not there looks the same', async () => {
  const { jobId, epoch, attemptToken } = await nextMessage();
  const other = `job_${'0'.repeat(26)}`;
  const answers = [
    await post(`jobs/${jobId}/${epoch}/start`, startBody, workerToken),
    await post(`jobs/${jobId}/${epoch}/start`, startBody, null),
    await post(`jobs/${jobId}/${epoch + 1}/start`, startBody, attemptToken),
    await post(`jobs/${jobId}/x/start`, startBody, attemptToken),
    await post(`jobs/${other}/${epoch}/start`, startBody, attemptToken),
  ];
  const withoutTrace = answers.map(({ status, json }) => ({ status, ...json, traceId: null }));
  for (const answer of withoutTrace) expect(answer).toEqual(withoutTrace[0]);
  expect(answers[0]).toMatchObject({ status: 401, code: 'auth.required' });
});

test('what is too large, no JSON, or not as agreed is refused with a clear answer', async () => {
  expect(await post('announce', 'x'.repeat(1_100_000))).toMatchObject({ status: 413 });
  expect(await post('announce', '{')).toMatchObject({ status: 400, code: 'input.malformed' });
  const many = { ...announcement, offers: [{ ...announcement.offers[0], slots: 65 }] };
  expect(await post('announce', many)).toMatchObject({ status: 422, field: 'offers.0.slots' });
  expect(await post('nothing', {})).toMatchObject({ status: 404 });
});

test('what fails inside is told without its cause, and logged', async () => {
  const failing = createWorkerApi({ deps: { ...studio.deps, db: null as never }, workerToken });
  const request = new Request('http://studio.test/api/worker/announce', {
    method: 'POST',
    headers: { authorization: `Bearer ${workerToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(announcement),
  });
  const response = await failing.fetch(request);
  expect(response.status).toBe(500);
  expect(await response.text()).not.toMatch(/null|prisma|TypeError/i);
  expect(studio.logged.at(-1)).toBe('a call of a worker failed');
});
