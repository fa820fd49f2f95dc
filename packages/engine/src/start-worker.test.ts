import { existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Engine } from './engine.ts';
import { startWorker, type Worker } from './start-worker.ts';
import { FakeQueue } from './testing/fake-queue.ts';
import { FakeStudio } from './testing/fake-studio.ts';
import { engineThat, untilStopped } from './testing/scripted-in-process.ts';

const log = { info() {}, warn() {}, error() {} };

describe('a worker', () => {
  let studio: FakeStudio;
  let queue: FakeQueue;
  let worker: Worker;
  let temporaryFolder: string;
  beforeEach(async () => {
    studio = await FakeStudio.start();
    queue = new FakeQueue();
    temporaryFolder = path.join(mkdtempSync(path.join(tmpdir(), 'maquette-worker-')), 'tmp');
  });
  afterEach(async () => {
    await worker.close({ graceMs: 0 });
    expect(readdirSync(temporaryFolder), 'nothing is left on disk').toEqual([]);
    await studio.stop();
  });
  const start = async (engine: Engine, slots = 1) => {
    worker = await startWorker({
      queue,
      studioUrl: studio.url,
      workerToken: studio.workerToken,
      workerId: 'wrk_1',
      engines: [{ engine, slots }],
      temporaryFolder,
      log,
    });
    return worker;
  };

  it('says what it offers, again and again', async () => {
    await start(
      engineThat(() => {}),
      3,
    );
    await vi.waitFor(() => expect(studio.announcements.length).toBeGreaterThan(1), 5_000);
    expect(studio.announcements[0]).toMatchObject({
      workerId: 'wrk_1',
      offers: [{ engine: 'mesh', revision: 'in-process-1', operations: ['import-model'], slots: 3 }],
    });
    expect(queue.consumed).toEqual([{ engine: 'mesh', concurrency: 3 }]);
  });

  it('takes no job before the studio has heard of it, and takes them when the studio is there', async () => {
    studio.trouble = 'away';
    const job = studio.addJob();
    queue.publish(job.message);
    const { announced } = await start(engineThat(() => {}));
    await vi.waitFor(() => expect(studio.requests.length).toBeGreaterThan(1), 5_000);
    expect(queue.depth).toBe(1);
    studio.trouble = 'none';
    await announced;
    await vi.waitFor(() => expect(job.finishes).toMatchObject([{ outcome: 'delivered' }]), 5_000);
  });

  it('runs job after job', async () => {
    const jobs = [studio.addJob(), studio.addJob(), studio.addJob()];
    await start(engineThat(() => {}));
    for (const job of jobs) queue.publish(job.message);
    await vi.waitFor(() => expect(jobs.map((job) => job.finishes.length)).toEqual([1, 1, 1]), 5_000);
  });

  it('finishes the job that runs when it is closed, and leaves the others to the queue', async () => {
    const jobs = [studio.addJob(), studio.addJob()];
    let go = () => {};
    const gate = new Promise<void>((resolve) => (go = resolve));
    let started = 0;
    await start(engineThat(() => (started++, gate)));
    for (const job of jobs) queue.publish(job.message);
    await vi.waitFor(() => expect(started).toBe(1), 5_000);
    const closed = worker.close({ graceMs: 10_000 });
    go();
    await closed;
    expect(jobs.map((job) => job.finishes.map((finish) => finish.outcome))).toEqual([['delivered'], []]);
    expect(queue.depth).toBe(1);
  });

  it('hands over a job that does not finish in the grace time', async () => {
    const job = studio.addJob();
    let started = false;
    await start(engineThat((task) => ((started = true), untilStopped(task))));
    queue.publish(job.message);
    await vi.waitFor(() => expect(started).toBe(true), 5_000);
    const atMs = performance.now();
    await worker.close({ graceMs: 200 });
    expect(performance.now() - atMs).toBeLessThan(2_500);
    expect(job.finishes).toEqual([{ outcome: 'handed-over' }]);
  });

  it('closes in time though the studio is away', async () => {
    const job = studio.addJob();
    let started = false;
    await start(engineThat((task) => ((started = true), untilStopped(task))));
    queue.publish(job.message);
    await vi.waitFor(() => expect(started).toBe(true), 5_000);
    studio.trouble = 'away';
    const atMs = performance.now();
    await worker.close({ graceMs: 100 });
    expect(performance.now() - atMs).toBeLessThan(3_000);
  });

  it('clears away what a worker that died has left', async () => {
    const left = path.join(temporaryFolder, 'worker-4194305', 'attempt-x');
    mkdirSync(left, { recursive: true });
    await start(engineThat(() => {}));
    expect(existsSync(left)).toBe(false);
  });
});
