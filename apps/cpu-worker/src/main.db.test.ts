import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createJobQueue, type JobQueue } from '@maquette/queue';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeStudio, type FakeJob } from '../../../packages/engine/src/testing/fake-studio.ts';
import { ball, newModel, toGlb } from '../../../packages/mesh/src/testing/make-glb.ts';
import { aPear, formatOf, nothing } from '../../../packages/mesh/src/testing/pictures.ts';
import { startRedisServer, type RedisServer } from '../../../packages/queue/src/testing/redis-server.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const waitMs = 90_000;

describe('the CPU worker, as a program', { timeout: 120_000 }, () => {
  let studio: FakeStudio;
  let redis: RedisServer;
  let queue: JobQueue;
  let temporaryFolder: string;
  let worker: ChildProcess;
  let picture: Buffer;
  let model: Buffer;

  beforeAll(async () => {
    redis = await startRedisServer();
    queue = createJobQueue({ url: redis.url });
    picture = await aPear();
    const { document, add } = newModel();
    add(ball(24));
    model = await toGlb(document);
  });
  afterAll(async () => {
    await queue.close();
    await redis.stop();
  });
  beforeEach(async () => {
    studio = await FakeStudio.start();
    temporaryFolder = path.join(mkdtempSync(path.join(tmpdir(), 'maquette-cpu-worker-')), 'tmp');
    worker = start({});
    await vi.waitFor(() => expect(studio.announcements.length).toBeGreaterThan(0), waitMs);
  }, waitMs);
  afterEach(async () => {
    if (worker.exitCode === null && worker.signalCode === null) {
      worker.kill('SIGKILL');
      await once(worker, 'exit');
    }
    await studio.stop();
  });

  const start = (more: Record<string, string>) =>
    spawn(process.execPath, ['--import', 'tsx', main], {
      env: {
        PATH: process.env.PATH,
        MAQUETTE_STUDIO_URL: studio.url,
        MAQUETTE_WORKER_TOKEN: studio.workerToken,
        REDIS_URL: redis.url,
        MAQUETTE_WORKER_TMP: temporaryFolder,
        MAQUETTE_SCULPT_SLOTS: '1',
        MAQUETTE_LOG_LEVEL: 'warn',
        ...more,
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  /** Jobs of one run are told apart from those of another by their ids. */
  const publish = async (engine: 'sculpt' | 'mesh', job: FakeJob) => {
    await queue.publish(engine, job.message, { priority: 1 });
    return job;
  };
  const sculptJob = (params: object) => {
    const assignment = {
      engine: 'sculpt',
      operation: 'image-to-model',
      params: { ...sculptParams, ...params },
    };
    const job = studio.addJob(assignment, { image: picture }, `job_${randomUUID().replaceAll('-', '')}`);
    job.assignment.inputs[0]!.mime = 'image/png';
    return publish('sculpt', job);
  };
  const importJob = () =>
    publish('mesh', studio.addJob({}, { model }, `job_${randomUUID().replaceAll('-', '')}`));
  const ended = (job: FakeJob) => vi.waitFor(() => expect(job.finishes.length).toBe(1), waitMs);

  it('offers both engines', () => {
    const offers = studio.announcements[0]!.offers.map(({ engine, operations, slots }) => ({
      engine,
      operations,
      slots,
    }));
    expect(offers).toEqual([
      { engine: 'sculpt', operations: ['image-to-model', 'multiview-to-model'], slots: 1 },
      { engine: 'mesh', operations: ['import-model'], slots: 1 },
    ]);
  });

  it('makes a model and its thumbnail of a picture, and imports a model', async () => {
    const [made, imported] = [await sculptJob({}), await importJob()];
    await ended(made);
    await ended(imported);
    for (const job of [made, imported]) {
      expect(job.finishes[0]).toMatchObject({ outcome: 'delivered', outputIds: ['main-0', 'thumbnail-0'] });
      expect(job.uploads['main-0']!.toString('latin1', 0, 4)).toBe('glTF');
      expect(await formatOf(job.uploads['thumbnail-0']!)).toEqual({
        width: 512,
        height: 512,
        format: 'webp',
      });
    }
    await vi.waitFor(() =>
      expect(readdirSync(path.join(temporaryFolder, `worker-${worker.pid}`))).toEqual([]),
    );
  });

  it('says something at least every 5 s while an engine computes', async () => {
    const job = await sculptJob({ textureSize: 1024 });
    await ended(job);
    expect(job.finishes[0]).toMatchObject({ outcome: 'delivered' });
    const silences = job.reportsMs.slice(1).map((ms, i) => ms - job.reportsMs[i]!);
    expect(Math.max(0, ...silences)).toBeLessThan(5_000);
  });

  it('says why a picture with nothing in it cannot be used', async () => {
    picture = await nothing();
    const job = await sculptJob({});
    await ended(job);
    expect(job.finishes[0]).toMatchObject({ outcome: 'failed', code: 'INPUT_EMPTY' });
    picture = await aPear();
  });

  it('stops on SIGTERM within 8 s, with the job finished or handed over, and no engine left', async () => {
    const job = await sculptJob({ textureSize: 2048 });
    await vi.waitFor(() => expect(job.reports.length).toBeGreaterThan(0), waitMs);
    const children = childrenOf(worker.pid!);
    expect(children.length).toBe(2);
    const atMs = performance.now();
    worker.kill('SIGTERM');
    const [code] = (await once(worker, 'exit')) as [number];
    expect(performance.now() - atMs).toBeLessThan(8_000);
    expect(code).toBe(0);
    expect(['delivered', 'handed-over']).toContain(job.finishes[0]?.outcome);
    expect(children.filter(isAlive)).toEqual([]);
  });

  it('leaves no engine behind when it is killed', async () => {
    const job = await sculptJob({ textureSize: 2048 });
    await vi.waitFor(() => expect(job.reports.length).toBeGreaterThan(0), waitMs);
    const children = childrenOf(worker.pid!);
    worker.kill('SIGKILL');
    await vi.waitFor(() => expect(children.filter(isAlive)).toEqual([]), 10_000);
  });

  it('does not start without its settings, and names what is missing', async () => {
    const broken = spawn(process.execPath, ['--import', 'tsx', main], {
      env: { PATH: process.env.PATH, MAQUETTE_SCULPT_SLOTS: 'many' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const said = Buffer.concat((await broken.stderr.toArray()) as Buffer[]).toString();
    expect(broken.exitCode ?? (await once(broken, 'exit'))[0]).toBe(1);
    for (const name of ['MAQUETTE_WORKER_TOKEN', 'MAQUETTE_SCULPT_SLOTS']) expect(said).toContain(name);
  });
});

const sculptParams = {
  texture: true,
  pbr: true,
  textureQuality: 'standard',
  faceLimit: null,
  seed: 7,
  variants: 1,
  thickness: 1,
  smoothness: 1,
  detail: 1,
  back: 'auto',
  textureSize: 512,
  roughness: 0.75,
  delight: 0.7,
};

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);

/** A zombie that nobody has reaped yet does not count. */
function isAlive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
