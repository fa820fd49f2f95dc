import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { AssetView, UploadView } from '@maquette/domain/assets';
import type { PostingView, WalletView } from '@maquette/domain/credits';
import type { JobView, QuoteView } from '@maquette/domain/jobs';
import { reportAttempt } from '@maquette/services';
import { deliverResults, model, thumbnail, value } from '../../../services/src/testing/make-studio.ts';
import type { Problem } from './problem.ts';
import { discPng } from './testing/disc-png.ts';
import { claim, makeRestStudio, order, read, started } from './testing/rest-studio.ts';

let rest: Awaited<ReturnType<typeof makeRestStudio>>;
beforeAll(async () => {
  rest = await makeRestStudio(inject('databaseUrl'));
  await rest.studio.online('sculpt', 4);
});
afterAll(() => rest.close());

/** Events of a stream, as they come. */
async function* eventsOf(response: Response): AsyncGenerator<{ id: string; job: JobView }> {
  let text = '';
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      const data = lines.find((line) => line.startsWith('data: '));
      if (!data) continue;
      expect(lines[0]).toBe('event: job');
      yield { id: lines[1]!.slice('id: '.length), job: JSON.parse(data.slice('data: '.length)) };
    }
  }
}

describe('an open stream of events', () => {
  it('ends within 5 s when its key is revoked', async () => {
    const caller = await rest.owner({ credits: 100 });
    const job = await started(caller);
    const response = await caller.get(`/jobs/${job.id}/events`);
    const events = eventsOf(response);
    expect((await events.next()).value?.job.status).toBe('queued');
    const revokedMs = performance.now();
    const { prisma } = rest.studio.deps.db;
    await prisma.apiKey.updateMany({
      where: { workspaceId: caller.workspaceId },
      data: { revokedAt: new Date() },
    });
    expect((await events.next()).done).toBe(true);
    expect(performance.now() - revokedMs).toBeLessThan(5_500);
    expect((await caller.get(`/jobs/${job.id}`)).status).toBe(401);
  });
});

describe('the way of a picture', () => {
  it('goes from the upload by the quote, the job and its events to the files', async () => {
    const caller = await rest.owner({ credits: 100 });
    const upload = await read<UploadView>(caller.upload(discPng(), 'My chair.png'));
    expect(upload).toMatchObject({ kind: 'image', name: 'My chair.png', facts: { widthPixels: 64 } });

    const request = {
      operation: 'image-to-model',
      params: { image: upload.uploadId, variants: 2 },
      projectId: caller.projectId,
    };
    const quote = await read<QuoteView>(
      caller.post('/quotes', { operation: request.operation, params: request.params }),
    );
    expect(quote).toMatchObject({
      totalCredits: 16,
      balance: { available: 100 },
      afterCredits: 84,
      missing: [],
    });

    const accepted = await caller.post('/jobs', request);
    expect(accepted.status).toBe(201);
    const job = await read<JobView>(accepted);
    expect(accepted.headers.get('location')).toBe(`/api/v1/jobs/${job.id}`);
    expect(job).toMatchObject({ status: 'queued', name: 'My chair', quotedCredits: 16, reservedCredits: 16 });

    const response = await caller.get(`/jobs/${job.id}/events`);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const events = eventsOf(response);
    expect((await events.next()).value?.job.status).toBe('queued');
    const message = await claim(rest.studio, job.id);
    await reportAttempt(rest.studio.deps, { ...message, stage: 'bake', progress: 0.5 });
    value(await deliverResults(rest.studio, message, [model(0), thumbnail(0), model(1), thumbnail(1)]));
    const seen = [];
    for await (const event of events) seen.push(event);
    expect(seen.at(-1)).toMatchObject({ id: 'final', job: { status: 'succeeded', consumedCredits: 16 } });
    const again = await caller.get(`/jobs/${job.id}/events`, { 'last-event-id': 'final' });
    expect(again.status).toBe(204);

    const done = await read<JobView>(caller.get(`/jobs/${job.id}`));
    const first = done.outputs.find(({ kind }) => kind === 'model')!;
    const path = first.url.replace(/^.*\/api\/v1/, '');
    const file = await caller.get(path);
    expect(await file.text()).toBe('glTF model 0');
    expect(file.headers.get('content-disposition')).toContain('attachment; filename="My chair');
    expect(file.headers.get('etag')).toBe(`"${createHash('sha256').update('glTF model 0').digest('hex')}"`);
    const part = await caller.get(path, { range: 'bytes=5-9' });
    expect([part.status, await part.text()]).toEqual([206, 'model']);

    const assets = await read<{ items: AssetView[]; total: number }>(caller.get('/assets?kind=model'));
    expect(assets).toMatchObject({ total: 1, items: [{ name: 'My chair', versionCount: 2 }] });
    const asset = await read<AssetView & { versions: object[] }>(
      caller.get(`/assets/${assets.items[0]!.id}`),
    );
    expect(asset.versions).toHaveLength(2);
    expect(await read(caller.get('/wallet'))).toMatchObject({ available: 84, held: 0, debt: 0 });
  });

  it('is followed by the list of jobs, by state and in pages', async () => {
    const caller = await rest.owner({ credits: 100 });
    const jobs = [await started(caller), await started(caller), await started(caller)];
    await caller.remove(`/jobs/${jobs[0]!.id}`);
    const queued = await read<{ items: JobView[] }>(caller.get('/jobs?status=queued,running'));
    expect(queued.items.map(({ id }) => id)).toEqual([jobs[2]!.id, jobs[1]!.id]);
    const page = await read<{ items: JobView[]; nextCursor: string }>(caller.get('/jobs?limit=2'));
    const rest_ = await read<{ items: JobView[]; nextCursor: null }>(
      caller.get(`/jobs?limit=2&cursor=${encodeURIComponent(page.nextCursor)}`),
    );
    expect([page.items.length, rest_.items.map(({ id }) => id), rest_.nextCursor]).toEqual([
      2,
      [jobs[0]!.id],
      null,
    ]);
  });

  it('ends with every credit back when it is cancelled while it waits', async () => {
    const caller = await rest.owner({ credits: 20 });
    const job = await started(caller);
    expect(await read(caller.get('/wallet'))).toMatchObject({ available: 12, held: 8 });
    const cancelled = await caller.remove(`/jobs/${job.id}`);
    expect([cancelled.status, (await read<JobView>(cancelled)).status]).toEqual([200, 'cancelled']);
    expect(await read(caller.get('/wallet'))).toMatchObject({ available: 20, held: 0 });
    const ledger = await read<{ items: PostingView[]; nextAfter: number | null }>(
      caller.get('/wallet/ledger'),
    );
    expect(ledger.items.map(({ reason }) => reason)).toEqual(['grant', 'reserve', 'release']);
    const after = await read<typeof ledger>(caller.get('/wallet/ledger?after=1&limit=1'));
    expect([after.items[0]!.seq, after.nextAfter]).toEqual([2, 2]);
  });
});

describe('a start', () => {
  it('happens once per idempotency key, however often and however parallel it is asked for', async () => {
    const caller = await rest.owner({ credits: 100 });
    const request = await order(caller);
    const key = { 'idempotency-key': 'order-1' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => caller.post('/jobs', request, key)));
    const ids = await Promise.all(answers.map(async (answer) => (await read<JobView>(answer)).id));
    expect(new Set(ids).size).toBe(1);
    const statuses = answers.map(({ status, headers }) => [status, headers.get('idempotent-replayed')]);
    expect(statuses.filter(([status]) => status === 201)).toEqual([[201, null]]);
    expect(statuses.filter(([status]) => status === 200)).toHaveLength(19);
    expect(statuses.filter(([, replayed]) => replayed === 'true')).toHaveLength(19);

    const other = await caller.post('/jobs', { ...request, name: 'Another' }, key);
    expect([other.status, (await read<Problem>(other)).code]).toEqual([409, 'conflict.idempotency-key']);
    expect(await read(caller.get('/wallet'))).toMatchObject({ available: 92, held: 8 });
  });

  it('is refused with 402 and the figures when there are not enough credits, and moves none', async () => {
    const caller = await rest.owner({ credits: 60 });
    const request = await order(caller);
    const answers = await Promise.all(Array.from({ length: 50 }, () => caller.post('/jobs', request)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(7);
    expect(statuses.filter((status) => status === 402)).toHaveLength(43);
    const problem = await read<Problem>(answers.find(({ status }) => status === 402)!);
    expect(problem).toMatchObject({ code: 'credits.insufficient', status: 402 });
    expect(problem.figures).toBeDefined();
    expect(await read<WalletView>(caller.get('/wallet'))).toMatchObject({ available: 4, held: 56, debt: 0 });
  });

  it('is refused with 429 and when to come back when too many jobs wait', async () => {
    const caller = await rest.owner({ credits: 1000, planId: 'free' });
    const request = await order(caller);
    let answer = await caller.post('/jobs', request);
    for (let count = 1; answer.status === 201 && count < 20; count++)
      answer = await caller.post('/jobs', request);
    expect([answer.status, (await read<Problem>(answer)).code]).toEqual([429, 'limit.jobs']);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it.each([
    ['an unknown operation', { operation: 'image-to-song' }, 422, 'input.invalid', 'operation'],
    ['an operation of later', { operation: 'hosted-image-to-model' }, 409, 'engine.unavailable', undefined],
    [
      'an engine without a worker',
      { params: { engine: 'hunyuan3d-2.1' } },
      409,
      'engine.unavailable',
      undefined,
    ],
    ['a parameter out of its limits', { params: { variants: 5 } }, 422, 'input.invalid', 'params.variants'],
    ['what the engine does not take', { params: { quad: true } }, 422, 'input.invalid', 'params.quad'],
    ['an unknown parameter', { params: { colour: 'red' } }, 422, 'input.invalid', 'params.colour'],
    ['no project of this workspace', { projectId: `prj_${'0'.repeat(26)}` }, 404, 'not-found', undefined],
  ])('with %s is refused, with the field', async (_what, change, ...expected) => {
    const caller = await rest.owner({ credits: 100 });
    const request = await order(caller, 'params' in change ? change.params : {});
    const answer = await caller.post('/jobs', { ...request, ...change, params: request.params });
    const problem = await read<Problem>(answer);
    expect([answer.status, problem.code, problem.field]).toEqual(expected);
    expect(await read(caller.get('/wallet'))).toMatchObject({ available: 100, held: 0 });
  });

  it('shows its price before there is a picture, and says what is missing', async () => {
    const caller = await rest.owner({ credits: 3 });
    const quote = await read<QuoteView>(caller.post('/quotes', { operation: 'image-to-model', params: {} }));
    expect(quote).toMatchObject({ totalCredits: 8, afterCredits: -5 });
    expect(quote.missing.map(({ code }) => code)).toEqual(['input.invalid', 'credits.insufficient']);
    const later = await caller.post('/quotes', { operation: 'rig', params: {} });
    expect(await read(later)).toMatchObject({
      totalCredits: 25,
      missing: [{ code: 'engine.unavailable' }, {}],
    });
  });

  it('needs the right of the key for it', async () => {
    const reader = await rest.owner({ credits: 100, scopes: ['read'] });
    const upload = await reader.upload(discPng());
    expect([upload.status, (await read<Problem>(upload)).code]).toEqual([403, 'access.denied']);
    const request = { operation: 'image-to-model', params: {}, projectId: reader.projectId };
    expect((await reader.post('/jobs', request)).status).toBe(403);
    expect((await reader.get('/wallet')).status).toBe(200);
    expect(await read(reader.get('/me'))).toMatchObject({ workspace: { role: 'owner' }, scopes: ['read'] });
  });
});
