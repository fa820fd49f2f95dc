import { expect, test } from '@playwright/test';
import { newMember, readFirstRun, signIn } from './account-steps.ts';
import { drawPicture, Rest } from './rest-steps.ts';

const ours = Rest.ofFirstRun();

/** A key of a workspace that was opened a moment ago, made in the browser as its owner would. */
async function strangersKey(page: import('@playwright/test').Page): Promise<Rest> {
  const person = await newMember(page);
  await signIn(page, person);
  const workspaceId = page.url().match(/ws_\w+/)![0];
  const made = await page.request.post('/api/trpc/apiKey.create', {
    headers: {
      'content-type': 'application/json',
      'x-maquette-csrf': '1',
      origin: new URL(page.url()).origin,
    },
    data: { json: { workspaceId, name: 'Test', scopes: ['read', 'write', 'jobs', 'billing'] } },
  });
  expect(made.ok(), await made.text()).toBe(true);
  const { key } = (await made.json()).result.data.json;
  return new Rest({ url: ours.url, key, projectId: 'prj_00000000000000000000000000' });
}

const withoutTrace = (body: unknown) => JSON.stringify(body).replaceAll(/"traceId":"[^"]*"/g, '');

test("another workspace's job, asset, file, upload and event stream answer like ids that do not exist", async ({
  page,
}) => {
  const theirs = await strangersKey(page);
  const image = await ours.uploadPicture();
  const started = await ours.startJob({ image, texture: false });
  const job = await ours.jobEnd(started.body.id);
  expect(job.status).toBe('succeeded');
  const [output] = job.outputs;
  const places: [string, string][] = [
    [`/api/v1/jobs/${job.id}`, '/api/v1/jobs/job_00000000000000000000000000'],
    [`/api/v1/jobs/${job.id}/events`, '/api/v1/jobs/job_00000000000000000000000000/events'],
    [`/api/v1/assets/${output!.assetId}`, '/api/v1/assets/ast_00000000000000000000000000'],
    [`/api/v1/files/${output!.fileId}`, '/api/v1/files/file_00000000000000000000000000'],
  ];
  for (const [real, madeUp] of places) {
    const [a, b] = [await theirs.call('GET', real), await theirs.call('GET', madeUp)];
    expect(a.status, real).toBe(404);
    expect(b.status).toBe(404);
    expect(withoutTrace(a.body)).toBe(withoutTrace(b.body));
    expect((await ours.call('GET', real)).status, `ours: ${real}`).toBe(200);
  }
  const cancelled = await theirs.call('DELETE', `/api/v1/jobs/${job.id}`);
  expect(cancelled.status).toBe(404);
  // what is named inside a request is looked up in the caller's workspace too
  const stolen = await theirs.call<{ code: string }>('POST', '/api/v1/jobs', {
    json: { operation: 'image-to-model', params: { image }, projectId: ours.projectId },
  });
  expect(stolen.status).toBe(404);
  expect((await theirs.wallet()).held).toBe(0);
});

test('without a key, or with one that is wrong, nothing is answered', async () => {
  for (const key of [null, 'mq_nonsense', ours.key!.slice(0, -2)]) {
    const nobody = new Rest({ url: ours.url, key, projectId: ours.projectId });
    expect((await nobody.call('GET', '/api/v1/wallet')).status).toBe(401);
    expect((await nobody.call('GET', '/api/v1/jobs')).status).toBe(401);
  }
});

test("with a cookie, another workspace's streams, exports, uploads, files and batches answer like nothing", async ({
  page,
}) => {
  const image = await ours.uploadPicture();
  const started = await ours.startJob({ image, texture: false });
  const [output] = (await ours.jobEnd(started.body.id)).outputs;
  const { workspaceId } = readFirstRun();
  const madeUp = 'ws_00000000000000000000000000';
  await signIn(page, await newMember(page));
  const own = page.url().match(/ws_\w+/)![0];
  const pairs: [string, string][] = [
    [`/api/events?workspaceId=${workspaceId}`, `/api/events?workspaceId=${madeUp}`],
    ...['ledger.csv', 'ledger.jsonl', 'usage.csv?groupBy=day'].map((file): [string, string] => [
      `/api/exports/${workspaceId}/${file}`,
      `/api/exports/${madeUp}/${file}`,
    ]),
    [`/api/uploads/${image}`, '/api/uploads/upl_00000000000000000000000000'],
    [`/api/v1/files/${output!.fileId}`, '/api/v1/files/file_00000000000000000000000000'],
    [`/w/${workspaceId}`, `/w/${madeUp}`],
  ];
  for (const [real, other] of pairs) {
    const [a, b] = [await page.request.get(real), await page.request.get(other)];
    expect([real, a.status()]).toEqual([real, 404]);
    expect(b.status()).toBe(404);
    if (real.startsWith('/api')) expect(withoutTrace(await a.json())).toBe(withoutTrace(await b.json()));
    else expect(await a.text()).not.toContain('First');
  }
  // a batch: each call stands for itself
  const inputs = [own, workspaceId, own].map((id, i) => [i, { json: { workspaceId: id } }]);
  const query = encodeURIComponent(JSON.stringify(Object.fromEntries(inputs)));
  const batch = await page.request.get(
    `/api/trpc/project.list,project.list,wallet.get?batch=1&input=${query}`,
  );
  const answers = (await batch.json()) as { error?: { json: { data: { refusal: { code: string } } } } }[];
  expect(answers.map(({ error }) => error?.json.data.refusal.code ?? 'ok')).toEqual([
    'ok',
    'not-found',
    'ok',
  ]);
  // an upload into another workspace, by address and by what the form names
  const origin = new URL(page.url()).origin;
  const file = { name: 'a.png', mimeType: 'image/png', buffer: await drawPicture() };
  for (const [id, projectId] of [
    [workspaceId, ours.projectId],
    [own, ours.projectId],
  ]) {
    const sent = await page.request.post(`/api/uploads?workspaceId=${id}`, {
      headers: { origin, 'x-maquette-csrf': '1' },
      multipart: { projectId: projectId!, file },
    });
    expect(sent.status()).toBe(404);
  }
});
