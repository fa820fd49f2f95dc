import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { QueueMessage } from '@maquette/domain/worker-protocol';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { createJobQueue, type JobQueue, type JobQueueOptions } from './index.ts';
import './testing/provided-context.ts';
import { layWire, type BreakableWire } from './testing/breakable-wire.ts';
import { startRedisServer, tellRedis, type RedisServer } from './testing/redis-server.ts';

const lockMs = 1_000;
let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedisServer();
});
afterAll(() => redis.stop());

const urls = { redis: () => redis.url, postgres: () => inject('databaseUrl') };

describe.each(['redis', 'postgres'] as const)('the queue on %s', (kind) => {
  const opened: JobQueue[] = [];
  const open = (options: Partial<JobQueueOptions> = {}) => {
    const queue = createJobQueue({ url: urls[kind](), ...options });
    opened.push(queue);
    return queue;
  };
  const openThroughWire = async () => {
    const url = new URL(urls[kind]());
    const wire = await layWire({ host: url.hostname, port: Number(url.port) });
    url.hostname = '127.0.0.1';
    url.port = String(wire.port);
    wires.push(wire);
    return { wire, queue: open({ url: url.href }) };
  };
  const wires: BreakableWire[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((queue) => queue.close()));
    await Promise.all(wires.splice(0).map((wire) => wire.cut()));
  });

  it('brings a message to its engine, once and whole', async () => {
    const queue = open();
    expect(queue.kind).toBe(kind);
    const engine = freshEngine();
    const got = collect(queue, engine);
    const sent = message();
    await queue.publish(engine, sent, { priority: 3 });
    await vi.waitFor(() => expect(got).toEqual([sent]));
    await vi.waitFor(async () => expect(await queue.depth(engine)).toBe(0));
  });

  it('hands out lower priority numbers first, and equal ones in the order they came', async () => {
    const queue = open();
    const engine = freshEngine();
    const jobs: [string, number][] = [
      ['third', 5],
      ['first', 0],
      ['last', 900],
      ['second', 1],
      ['fourth', 5],
    ];
    for (const [jobId, priority] of jobs) await queue.publish(engine, message(jobId), { priority });
    expect(await queue.depth(engine)).toBe(5);
    const got = collect(queue, engine);
    await vi.waitFor(() =>
      expect(got.map((m) => m.jobId)).toEqual(['first', 'second', 'third', 'fourth', 'last']),
    );
  });

  it('ignores the same attempt while it waits, but takes the next attempt of the job', async () => {
    const queue = open();
    const engine = freshEngine();
    const first = message('job_a');
    await queue.publish(engine, first, { priority: 1 });
    await queue.publish(engine, first, { priority: 1 });
    await queue.publish(engine, { ...first, epoch: 2 }, { priority: 1 });
    expect(await queue.depth(engine)).toBe(2);
    const got = collect(queue, engine);
    await vi.waitFor(() => expect(got.map((m) => m.epoch)).toEqual([1, 2]));
    await vi.waitFor(async () => expect(await queue.depth(engine)).toBe(0));
    await queue.publish(engine, first, { priority: 1 });
    await vi.waitFor(() => expect(got.map((m) => m.epoch)).toEqual([1, 2, 1]));
  });

  it('handles as many messages at once as it was told', async () => {
    const queue = open();
    const engine = freshEngine();
    let now = 0;
    let most = 0;
    let done = 0;
    const gate = new Gate();
    queue.consume({
      engine,
      concurrency: 3,
      handle: async () => {
        most = Math.max(most, ++now);
        if (now === 3) gate.open();
        await gate.passed;
        now--;
        done++;
      },
    });
    for (let i = 0; i < 9; i++) await queue.publish(engine, message(`job_${i}`), { priority: 1 });
    await vi.waitFor(() => expect(done).toBe(9), 5_000);
    expect(most).toBe(3);
  });

  it('takes a waiting message back', async () => {
    const queue = open();
    const engine = freshEngine();
    const sent = message();
    await queue.publish(engine, sent, { priority: 1 });
    await queue.remove(engine, sent);
    expect(await queue.depth(engine)).toBe(0);
    await queue.remove(engine, sent);
  });

  it('never repeats a message whose handler failed, and reports the failure', async () => {
    const queue = open();
    const engine = freshEngine();
    const errors: string[] = [];
    let calls = 0;
    queue.consume({
      engine,
      concurrency: 1,
      onError: (error) => errors.push(error.message),
      handle: async () => {
        calls++;
        throw new Error('the handler broke');
      },
    });
    await queue.publish(engine, message('job_1'), { priority: 1 });
    await queue.publish(engine, message('job_2'), { priority: 1 });
    await vi.waitFor(() => expect(errors).toEqual(['the handler broke', 'the handler broke']), 5_000);
    expect(calls).toBe(2);
  });

  it('waits for the running handler when it is closed, and leaves the other messages', async () => {
    const queue = open();
    const engine = freshEngine();
    const started = new Gate();
    const gate = new Gate();
    const ended: string[] = [];
    const consumer = queue.consume({
      engine,
      concurrency: 1,
      handle: async (m) => {
        started.open();
        await gate.passed;
        ended.push(m.jobId);
      },
    });
    await queue.publish(engine, message('job_1'), { priority: 1 });
    await queue.publish(engine, message('job_2'), { priority: 2 });
    await started.passed;
    const closed = consumer.close().then(() => ended.push('closed'));
    gate.open();
    await closed;
    expect(ended).toEqual(['job_1', 'closed']);
    expect(await queue.depth(engine)).toBe(1);
  });

  it('tells the running handler to stop when it is closed by force', async () => {
    const queue = open();
    const engine = freshEngine();
    const started = new Gate();
    const aborted = new Gate();
    const consumer = queue.consume({
      engine,
      concurrency: 1,
      handle: (_message, signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => (aborted.open(), resolve()));
          started.open();
        }),
    });
    await queue.publish(engine, message(), { priority: 1 });
    await started.passed;
    await consumer.close({ force: true });
    await aborted.passed;
  });

  it('drops the message of a worker that was killed; the next attempt is run', async () => {
    const queue = open({ lockMs });
    const engine = freshEngine();
    const lost = message('job_lost');
    const doomed = await startDoomedConsumer(urls[kind](), engine);
    await queue.publish(engine, lost, { priority: 1 });
    await doomed.took('job_lost');
    doomed.kill();
    const got: number[] = [];
    const dropped: string[] = [];
    queue.consume({
      engine,
      concurrency: 1,
      onError: (error) => dropped.push(error.message),
      handle: async (m) => void got.push(m.epoch),
    });
    await vi.waitFor(() => expect(dropped.join()).toMatch(/stalled/), 10_000);
    await queue.publish(engine, { ...lost, epoch: 2 }, { priority: 1 });
    await vi.waitFor(() => expect(got).toEqual([2]), 5_000);
  });

  it('refuses to publish within seconds while the server is down, and goes on when it is back', async () => {
    const { wire, queue } = await openThroughWire();
    const engine = freshEngine();
    const got = collect(queue, engine);
    await queue.publish(engine, message('before'), { priority: 1 });
    await vi.waitFor(() => expect(got.map((m) => m.jobId)).toEqual(['before']), 5_000);

    await wire.cut();
    const at = Date.now();
    await expect(queue.publish(engine, message('during'), { priority: 1 })).rejects.toThrow();
    await expect(queue.ping()).rejects.toThrow();
    expect(Date.now() - at).toBeLessThan(11_000);

    await wire.mend();
    await vi.waitFor(() => queue.publish(engine, message('after'), { priority: 1 }), {
      timeout: 10_000,
      interval: 100,
    });
    await vi.waitFor(() => expect(got.map((m) => m.jobId)).toContain('after'), 10_000);
    await queue.ping();
  });

  it('starts while the server is down, and works as soon as it is up', async () => {
    const { wire, queue } = await openThroughWire();
    await wire.cut();
    const engine = freshEngine();
    const got = collect(queue, engine);
    await expect(queue.publish(engine, message(), { priority: 1 })).rejects.toThrow();
    await wire.mend();
    await vi.waitFor(() => queue.publish(engine, message('up'), { priority: 1 }), {
      timeout: 10_000,
      interval: 100,
    });
    await vi.waitFor(() => expect(got.map((m) => m.jobId)).toContain('up'), 10_000);
  });

  it('closes within seconds while the server is down', async () => {
    const { wire, queue } = await openThroughWire();
    const engine = freshEngine();
    const got = collect(queue, engine);
    await queue.publish(engine, message(), { priority: 1 });
    await vi.waitFor(() => expect(got).toHaveLength(1), 5_000);
    await wire.cut();
    const at = Date.now();
    await queue.close();
    expect(Date.now() - at).toBeLessThan(6_000);
  });

  it('refuses a priority that is out of range', async () => {
    const queue = open();
    await expect(queue.publish(freshEngine(), message(), { priority: -1 })).rejects.toThrow(RangeError);
  });
});

describe('Redis alone', () => {
  it('takes a message again after it was wiped', async () => {
    const queue = createJobQueue({ url: redis.url });
    const engine = freshEngine();
    const sent = message();
    await queue.publish(engine, sent, { priority: 1 });
    expect(await tellRedis(redis.port, 'FLUSHALL')).toBe('+OK');
    expect(await queue.depth(engine)).toBe(0);
    await queue.publish(engine, sent, { priority: 1 });
    const got = collect(queue, engine);
    await vi.waitFor(() => expect(got).toEqual([sent]), 5_000);
    await queue.close();
  });

  it('may be restarted empty under a consumer, which then takes what is published again', async () => {
    const queue = createJobQueue({ url: redis.url });
    const engine = freshEngine();
    const got = collect(queue, engine);
    await queue.publish(engine, message('before'), { priority: 1 });
    await vi.waitFor(() => expect(got).toHaveLength(1), 5_000);
    await redis.restartEmpty();
    await vi.waitFor(() => queue.publish(engine, message('after'), { priority: 1 }), {
      timeout: 10_000,
      interval: 100,
    });
    await vi.waitFor(() => expect(got.map((m) => m.jobId)).toContain('after'), 10_000);
    await queue.close();
  });

  it('refuses cleanly when it is full', async () => {
    const queue = createJobQueue({ url: redis.url });
    const engine = freshEngine();
    await queue.publish(engine, message(), { priority: 1 });
    await tellRedis(redis.port, 'CONFIG SET maxmemory 1');
    await expect(queue.publish(engine, message(), { priority: 1 })).rejects.toThrow(/memory/);
    await tellRedis(redis.port, 'CONFIG SET maxmemory 0');
    await queue.publish(engine, message(), { priority: 1 });
    await queue.close();
  });
});

describe('the address of a queue', () => {
  it('must be Redis or PostgreSQL', () => {
    expect(() => createJobQueue({ url: 'http://localhost' })).toThrow(/redis:\/\/ or postgresql:\/\//);
  });

  it('may carry server options of its own', async () => {
    const url = new URL(inject('databaseUrl'));
    url.searchParams.set('options', '-c statement_timeout=0');
    const queue = createJobQueue({ url: url.href });
    await queue.ping();
    await queue.close();
  });
});

const freshEngine = () => `engine-${randomUUID()}`;

const message = (jobId = `job_${randomUUID()}`): QueueMessage => ({ jobId, epoch: 1, attemptToken: 'token' });

function collect(queue: JobQueue, engine: string): QueueMessage[] {
  const got: QueueMessage[] = [];
  queue.consume({ engine, concurrency: 1, handle: async (m) => void got.push(m) });
  return got;
}

class Gate {
  open!: () => void;
  passed = new Promise<void>((resolve) => (this.open = resolve));
}

async function startDoomedConsumer(url: string, engine: string) {
  const file = fileURLToPath(new URL('./testing/doomed-consumer.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', file, url, engine, String(lockMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return {
    async took(jobId: string) {
      let output = '';
      for await (const [chunk] of on(child.stdout)) if ((output += chunk).includes(jobId)) return;
    },
    kill: () => child.kill('SIGKILL'),
  };
}

async function* on(stream: NodeJS.ReadableStream) {
  for (;;) yield (await once(stream, 'data')) as [Buffer];
}
