import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EngineLost, EngineRefusal, type Engine, type EngineTask } from './engine.ts';
import { defaultPace } from './pace.ts';
import { runAttempt, type AttemptOptions } from './run-attempt.ts';
import { createStudioClient } from './studio-client.ts';
import { FakeStudio, type FakeJob } from './testing/fake-studio.ts';
import { engineThat, untilStopped } from './testing/scripted-in-process.ts';
import { scriptedChildEngine } from './testing/scripted-task.ts';

const pace = {
  ...defaultPace,
  heartbeatMs: 60,
  reportIntervalMs: 20,
  requestMs: 1_000,
  silenceMs: 20_000,
  insistMs: 20_000,
};
const impatient = { ...pace, insistMs: 500 };
const log = { info() {}, warn() {}, error() {} };

describe('one attempt of one job', () => {
  let studio: FakeStudio;
  let temporaryFolder: string;
  beforeEach(async () => {
    studio = await FakeStudio.start();
    temporaryFolder = mkdtempSync(path.join(tmpdir(), 'maquette-attempt-'));
  });
  afterEach(async () => {
    await studio.stop();
    expect(readdirSync(temporaryFolder), 'nothing is left on disk').toEqual([]);
  });
  const run = (job: FakeJob, engine: Engine, more: Partial<AttemptOptions> = {}) =>
    runAttempt({
      studio: createStudioClient({ ...pace, url: studio.url, workerToken: studio.workerToken }),
      message: job.message,
      engine,
      workerId: 'wrk_1',
      temporaryFolder,
      log,
      handOver: new AbortController().signal,
      pace,
      ...more,
    });

  it('brings the inputs, runs the engine, delivers model and thumbnail, and finishes', async () => {
    const job = studio.addJob(
      { resultCount: 2 },
      { model: Buffer.from('a model'), 'views.left': Buffer.from('left') },
    );
    let seen: EngineTask | null = null;
    const engine = engineThat((task) => {
      seen = task;
      const texts = Object.values(task.inputs).map((input) => readFileSync(input.path, 'utf8'));
      expect(texts).toEqual(['a model', 'left']);
      task.progress('shape', 0.5);
    });
    const outcome = await run(job, engine, {
      postStage: async (task) => {
        const file = path.join(task.folder, 'thumbnail.webp');
        writeFileSync(file, 'picture');
        return [{ variant: 0, path: file, mime: 'image/webp' }];
      },
    });
    expect(outcome).toBe('delivered');
    expect(seen!).toMatchObject({ operation: 'import-model', provenance: { job: 'job_1' }, resultCount: 2 });
    expect(seen!.inputs['views.left']).toMatchObject({ name: 'views.left.glb', mime: 'model/gltf-binary' });
    expect(Object.keys(job.uploads).toSorted()).toEqual(['main-0', 'main-1', 'thumbnail-0']);
    expect(job.uploads['main-1']!.toString()).toBe('glb 1');
    expect(job.finishes).toHaveLength(1);
    expect(job.finishes[0]).toMatchObject({
      outcome: 'delivered',
      outputIds: ['main-0', 'main-1', 'thumbnail-0'],
    });
    expect(Object.keys((job.finishes[0] as { stages: object }).stages)).toEqual([
      'inputs',
      'shape',
      'thumbnail',
      'delivery',
    ]);
  });

  it('asks the studio itself, not its public address, for files that it serves', async () => {
    const publicUrl = 'https://maquette.example.org';
    const job = studio.addJob();
    job.assignment.inputs[0]!.url = `${publicUrl}${job.assignment.inputs[0]!.url}?signature=1`;
    const client = createStudioClient({
      ...pace,
      url: studio.url,
      publicUrl,
      workerToken: studio.workerToken,
    });
    expect(
      await run(
        job,
        engineThat(() => {}),
        { studio: client },
      ),
    ).toBe('delivered');
  });

  it('passes progress on, forwards only and not more often than agreed', async () => {
    const job = studio.addJob();
    const engine = engineThat(async (task) => {
      task.progress('shape', 0.5);
      await vi.waitFor(() => expect(job.reports.at(-1)?.stage).toBe('shape'));
      for (let i = 0; i < 1_000; i++) task.progress('paint', i % 2 ? 0.2 : 0.9);
      await vi.waitFor(() => expect(job.reports.at(-1)?.stage).toBe('paint'));
    });
    expect(await run(job, engine)).toBe('delivered');
    const progress = job.reports.map((report) => report.progress);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(job.reports.length).toBeLessThan(20);
  });

  it('reports a refusal once, with its code and sentence', async () => {
    const job = studio.addJob();
    const engine = engineThat(() => {
      throw new EngineRefusal('NO_SURFACE', 'There is no surface in this file.');
    });
    expect(await run(job, engine)).toBe('failed');
    expect(job.finishes).toMatchObject([
      { outcome: 'failed', code: 'NO_SURFACE', message: 'There is no surface in this file.' },
    ]);
  });

  it('reports a loss with its reason, and a bug without its details', async () => {
    const died = studio.addJob();
    const broke = studio.addJob();
    await run(
      died,
      engineThat(() => Promise.reject(new EngineLost('The engine ran out of memory.'))),
    );
    await run(
      broke,
      engineThat(() => Promise.reject(new TypeError('secret is undefined'))),
    );
    expect(died.finishes).toEqual([{ outcome: 'lost', message: 'The engine ran out of memory.' }]);
    expect(broke.finishes).toEqual([{ outcome: 'lost', message: 'The engine failed unexpectedly.' }]);
  });

  it.each(['crash', 'fillHeap'])('survives a child engine that dies (%s)', async (script) => {
    const job = studio.addJob({ params: { script } });
    const engine = scriptedChildEngine();
    expect(await run(job, engine)).toBe('lost');
    await engine.close();
  });

  it('delivers the model when its thumbnail cannot be made', async () => {
    const job = studio.addJob({ params: { script: 'finish', postStage: 'crash' } });
    const engine = scriptedChildEngine();
    expect(await run(job, engine, { postStage: engine.postStage })).toBe('delivered');
    expect(Object.keys(job.uploads)).toEqual(['main-0']);
    await engine.close();
  });

  it('refuses an operation that its engine does not know', async () => {
    const job = studio.addJob({ operation: 'rig' });
    expect(
      await run(
        job,
        engineThat(() => {}),
      ),
    ).toBe('failed');
    expect(job.finishes).toMatchObject([{ outcome: 'failed', code: 'OPERATION_UNKNOWN' }]);
  });

  it.each(['shape', 'thumbnail', 'delivery'])(
    'stops when it is cancelled in the stage "%s"',
    async (stage) => {
      const job = studio.addJob();
      const cancel = () => {
        job.verdict = { go: false, why: 'cancelled' };
      };
      if (stage === 'delivery') {
        studio.trouble = 'failing';
        studio.troubleAt = /^\/blobs\/job_1\/main/;
        vi.waitFor(() => expect(studio.requests.join()).toMatch(/PUT/), 5_000).then(cancel, () => {});
      }
      const inShape = engineThat(async (task) => {
        if (stage !== 'shape') return;
        cancel();
        await untilStopped(task);
      });
      const postStage = async (task: EngineTask) => {
        if (stage !== 'thumbnail') return [];
        cancel();
        await untilStopped(task);
        return [];
      };
      expect(await run(job, inShape, { postStage })).toBe('cancelled');
      expect(job.finishes).toEqual([{ outcome: 'cancelled' }]);
    },
  );

  it('stops when it is cancelled while the inputs are on their way', async () => {
    const job = studio.addJob();
    studio.trouble = 'failing';
    studio.troubleAt = /^\/blobs/;
    job.verdict = { go: false, why: 'cancelled' };
    expect(
      await run(
        job,
        engineThat(() => expect.unreachable()),
      ),
    ).toBe('cancelled');
  });

  it.each(['cancelled', 'stale'] as const)('kills a computing child when it is %s', async (why) => {
    const job = studio.addJob({ params: { script: 'compute' } });
    const engine = scriptedChildEngine();
    await engine.warm();
    const outcome = run(job, engine);
    await vi.waitFor(() => expect(job.reports.length).toBeGreaterThan(0), 5_000);
    job.verdict = { go: false, why };
    expect(await outcome).toBe(why === 'stale' ? 'dropped' : 'cancelled');
    expect(job.finishes).toHaveLength(why === 'stale' ? 0 : 1);
    await engine.close();
  });

  it('says nothing more when its lease is lost', async () => {
    const job = studio.addJob();
    const engine = engineThat(async (task) => {
      job.verdict = { go: false, why: 'stale' };
      await untilStopped(task);
    });
    expect(await run(job, engine)).toBe('dropped');
    expect(job.finishes).toEqual([]);
    expect(studio.requests.filter((request) => /outputs|finish/.test(request))).toEqual([]);
  });

  it('does not begin an attempt that is over', async () => {
    const job = studio.addJob({ epoch: 2 });
    expect(
      await run(
        job,
        engineThat(() => expect.unreachable()),
      ),
    ).toBe('dropped');
  });

  it.each(['away', 'failing', 'cut-off'] as const)(
    'outlives a studio that is %s for a while, and beats on',
    async (trouble) => {
      const job = studio.addJob();
      const engine = engineThat(async (task) => {
        await vi.waitFor(() => expect(job.reports.length).toBeGreaterThan(0));
        studio.trouble = trouble;
        const before = studio.requests.length;
        await vi.waitFor(() => expect(studio.requests.length).toBeGreaterThan(before + 2), 5_000);
        studio.trouble = 'none';
        const beats = job.reports.length;
        await vi.waitFor(() => expect(job.reports.length).toBeGreaterThan(beats + 1), 5_000);
        expect(task.signal.aborted).toBe(false);
      });
      expect(await run(job, engine)).toBe('delivered');
    },
  );

  it.each([
    ['start', 'cut-off', /start$/],
    ['inputs', 'cut-off', /\/model$/],
    ['outputs', 'cut-off', /outputs$/],
    ['upload', 'away', /\/main-0$/],
    ['finish', 'cut-off', /finish$/],
  ] as const)(
    'repeats what failed on the way (%s, %s), once the studio works again',
    async (_step, trouble, at) => {
      const job = studio.addJob();
      studio.trouble = trouble;
      studio.troubleAt = at;
      const outcome = run(
        job,
        engineThat(() => {}),
      );
      const tries = () => studio.requests.filter((request) => at.test(request)).length;
      await vi.waitFor(() => expect(tries()).toBeGreaterThan(1), 5_000);
      studio.trouble = 'none';
      expect(await outcome).toBe('delivered');
      expect(job.finishes).toHaveLength(1);
    },
  );

  it('gives up when the studio was silent for too long', async () => {
    const job = studio.addJob();
    const engine = engineThat(async (task) => {
      studio.trouble = 'away';
      await untilStopped(task);
    });
    expect(await run(job, engine, { pace: { ...pace, silenceMs: 500 } })).toBe('dropped');
  });

  it('is lost when its inputs or results cannot be moved, though the studio answers', async () => {
    studio.trouble = 'failing';
    studio.troubleAt = /^\/blobs/;
    const job = studio.addJob();
    expect(
      await run(
        job,
        engineThat(() => {}),
        { pace: impatient },
      ),
    ).toBe('lost');
    expect(job.finishes).toEqual([{ outcome: 'lost', message: 'The input files could not be fetched.' }]);
  });

  it('does not take more bytes than were promised', async () => {
    const job = studio.addJob({}, { model: Buffer.from('more than was said') });
    job.assignment.inputs[0]!.bytes = 4;
    expect(
      await run(
        job,
        engineThat(() => {}),
        { pace: impatient },
      ),
    ).toBe('lost');
  });

  it('fails at its deadline, with advice', async () => {
    const job = studio.addJob({ deadlineSeconds: 0.2 });
    expect(await run(job, engineThat(untilStopped))).toBe('failed');
    expect(job.finishes).toMatchObject([{ outcome: 'failed', code: 'TIMEOUT' }]);
  });

  it('hands over when the worker must go', async () => {
    const job = studio.addJob();
    const handOver = new AbortController();
    const engine = engineThat((task) => {
      handOver.abort();
      return untilStopped(task);
    });
    expect(await run(job, engine, { handOver: handOver.signal })).toBe('handed-over');
    expect(job.finishes).toEqual([{ outcome: 'handed-over' }]);
  });

  it('does not accept results that were not asked for', async () => {
    const job = studio.addJob();
    const engine = engineThat(() => {});
    const twice = { ...engine, run: async (task: EngineTask) => engine.run({ ...task, resultCount: 2 }) };
    expect(await run(job, twice)).toBe('lost');
  });
});
