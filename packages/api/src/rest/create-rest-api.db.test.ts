import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { JobView } from '@maquette/domain/jobs';
import { deliverResults, value } from '../../../services/src/testing/make-studio.ts';
import type { Problem } from './problem.ts';
import { discPng } from './testing/disc-png.ts';
import { claim, makeRestStudio, read, started, uploaded } from './testing/rest-studio.ts';

let rest: Awaited<ReturnType<typeof makeRestStudio>>;
beforeAll(async () => {
  rest = await makeRestStudio(inject('databaseUrl'));
  await rest.studio.online('sculpt', 4);
});
afterAll(() => rest.close());

describe('another workspace', () => {
  it('answers like what does not exist: the same status, headers and bytes', async () => {
    const owner = await rest.owner({ credits: 100 });
    const stranger = await rest.owner({ credits: 100 });
    const job = await started(owner);
    value(await deliverResults(rest.studio, await claim(rest.studio, job.id)));
    const { outputs } = await read<JobView>(owner.get(`/jobs/${job.id}`));
    const { fileId, assetId } = outputs[0]!;
    const none = (kind: string) => `${kind}_${'0'.repeat(26)}`;

    const asked: [string, Promise<Response>, Promise<Response>][] = [
      ['job', stranger.get(`/jobs/${job.id}`), stranger.get(`/jobs/${none('job')}`)],
      ['events', stranger.get(`/jobs/${job.id}/events`), stranger.get(`/jobs/${none('job')}/events`)],
      ['cancel', stranger.remove(`/jobs/${job.id}`), stranger.remove(`/jobs/${none('job')}`)],
      ['file', stranger.get(`/files/${fileId}`), stranger.get(`/files/${none('file')}`)],
      ['asset', stranger.get(`/assets/${assetId}`), stranger.get(`/assets/${none('ast')}`)],
      [
        'assets',
        stranger.get(`/assets?projectId=${owner.projectId}`),
        stranger.get(`/assets?projectId=${none('prj')}`),
      ],
      ['oddly spelled', stranger.get('/jobs/..%2f..%2fetc'), stranger.get('/nowhere/at/all')],
    ];
    for (const [what, theirs, nobodys] of asked) {
      const [a, b] = [await plain(await theirs), await plain(await nobodys)];
      expect([what, a.status]).toEqual([what, 404]);
      expect(a).toEqual(b);
    }
    const start = (projectId: string, image: string) =>
      stranger.post('/jobs', { operation: 'image-to-model', params: { image }, projectId });
    const theirImage = (job.params as { image: string }).image;
    const starts = [
      await start(owner.projectId, await uploaded(stranger)),
      await start(stranger.projectId, theirImage),
      await start(stranger.projectId, none('upl')),
      await stranger.upload(discPng(), 'a.png', { projectId: owner.projectId }),
    ];
    const bodies = await Promise.all(starts.map(plain));
    for (const body of bodies) expect(body).toEqual(bodies[0]);
    expect(bodies[0]!.status).toBe(404);
  });
});

/** An answer without what differs by nature: the trace id. */
async function plain(response: Response) {
  const { 'x-trace-id': traceId, ...headers } = Object.fromEntries(response.headers);
  const body = (await response.text()).replaceAll(traceId!, '');
  return { status: response.status, headers, body };
}

describe('the rest of the API', () => {
  it('lists every operation with its schema, its price, and whether it can be started or why not', async () => {
    await rest.studio.online('sculpt', 4);
    const caller = await rest.owner();
    interface Entry {
      id: string;
      available: boolean;
      reason: string | null;
      price: { totalCredits: number };
      paramsSchema: { properties: object };
      engines: { id: string; available: boolean; workersOnline: number; reason: string | null }[];
    }
    const { items } = await read<{ items: Entry[] }>(caller.get('/operations'));
    const image = items.find(({ id }) => id === 'image-to-model')!;
    expect(image).toMatchObject({ available: true, reason: null, price: { totalCredits: 8 } });
    expect(image.engines).toMatchObject([
      { id: 'sculpt', available: true, workersOnline: 1 },
      { id: 'hunyuan3d-2.1', available: false, reason: expect.any(String), price: { totalCredits: 30 } },
    ]);
    expect(Object.keys(image.paramsSchema.properties)).toContain('faceLimit');
    expect(items.find(({ id }) => id === 'rig')).toMatchObject({
      available: false,
      reason: expect.any(String),
      price: { totalCredits: 25 },
    });
  });

  it('makes and lists projects', async () => {
    const caller = await rest.owner();
    const made = await caller.post('/projects', {
      name: 'Chairs',
      brief: 'Twelve chairs',
      dueOn: '2030-01-31',
    });
    expect(made.status).toBe(201);
    const { items } = await read<{ items: { name: string }[] }>(caller.get('/projects'));
    expect(items.map(({ name }) => name)).toContain('Chairs');
    expect(await read(caller.get('/projects?archived=true'))).toEqual({ items: [] });
    const nameless = await caller.post('/projects', { brief: 'x' });
    expect([nameless.status, (await read<Problem>(nameless)).field]).toEqual([422, 'name']);
  });

  it('says that it is well', async () => {
    const caller = await rest.owner();
    expect(await read(caller.get('/health'))).toEqual({ status: 'ok' });
  });
});
