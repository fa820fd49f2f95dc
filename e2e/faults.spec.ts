import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { freePort, startStudio } from '../tools/test/start-studio.mjs';
import { Rest, type Job } from './rest-steps.ts';

// These tests kill processes, so each has a studio of its own.
type Studio = Awaited<ReturnType<typeof startStudio>>;

const restOf = (studio: Studio): Rest => {
  const { apiKey, projectId } = JSON.parse(
    readFileSync(path.join(studio.dataFolder, 'first-run.json'), 'utf8'),
  );
  return new Rest({ url: studio.url, key: apiKey, projectId });
};

/** Kills one program of the studio for good, and waits until the starter has another one up. */
async function killAndWait(studio: Studio, name: string): Promise<void> {
  const pid = studio.processes()[name];
  expect(pid, `${name} runs`).toBeTruthy();
  process.kill(pid!, 'SIGKILL');
  await expect
    .poll(() => studio.processes()[name] ?? pid, { timeout: 30_000, message: `${name} is started again` })
    .not.toBe(pid);
}

async function survivesEveryKill(studio: Studio): Promise<void> {
  const rest = restOf(studio);
  const image = await rest.uploadPicture();
  const before = await rest.wallet();
  const started: Job[] = [];
  for (let i = 0; i < 20; i++) {
    const { status, body } = await rest.startJob({ image, texture: i % 2 === 0, textureSize: 512, seed: i });
    expect(status, JSON.stringify(body)).toBe(201);
    started.push(body);
  }
  for (const name of ['cpu-worker', 'background', 'web', 'postgres']) {
    if (!(name in studio.processes()) || studio.processes()[name] === null) continue;
    await someJobRuns(rest);
    await killAndWait(studio, name);
  }
  let consumed = 0;
  for (const { id } of started) {
    const job = await rest.jobEnd(id);
    expect(job.status, `${id}: ${job.error?.message}`).toBe('succeeded');
    expect(job.consumedCredits).toBeLessThanOrEqual(job.reservedCredits);
    expect(job.outputs.filter(({ kind }) => kind === 'model')).toHaveLength(1);
    consumed += job.consumedCredits;
  }
  const after = await rest.wallet();
  expect(after).toMatchObject({ held: 0, available: before.available - consumed });
}

async function someJobRuns(rest: Rest): Promise<void> {
  await expect
    .poll(
      async () => {
        // the program that answers may be the one that was just killed
        const answer = await rest.call<{ items: Job[] }>('GET', '/api/v1/jobs?limit=50').catch(() => null);
        if (answer?.status !== 200) return false;
        const { items } = answer.body;
        return (
          items.some(({ status }) => status === 'running') || !items.some(({ status }) => status === 'queued')
        );
      },
      { timeout: 60_000, intervals: [100] },
    )
    .toBe(true);
}

test('20 jobs all end, each charged once, while worker, background, web and PostgreSQL are killed', async () => {
  test.setTimeout(300_000);
  const studio = await startStudio();
  try {
    await survivesEveryKill(studio);
  } finally {
    await studio.stop();
  }
});

test('the same with the queue on Redis, which loses everything in between', async () => {
  test.setTimeout(300_000);
  const redis = await startRedis();
  const studio = await startStudio({ env: { REDIS_URL: redis.url } });
  try {
    const rest = restOf(studio);
    const image = await rest.uploadPicture();
    const jobs: Job[] = [];
    for (let i = 0; i < 4; i++) jobs.push((await rest.startJob({ image, texture: false })).body);
    await redis.restartEmpty();
    for (const { id } of jobs) expect((await rest.jobEnd(id)).status).toBe('succeeded');
    await survivesEveryKill(studio);
  } finally {
    await studio.stop();
    await redis.stop();
  }
});

test('a second start on the same data folder, and one on the same port, say why they do not start', async () => {
  const studio = await startStudio();
  try {
    const again = await startOnce({ MAQUETTE_DATA_DIR: studio.dataFolder, PORT: String(await freePort()) });
    expect(again.code).not.toBe(0);
    expect(again.output).toMatch(/already runs on/);
    const elsewhere = mkdtempSync(path.join(tmpdir(), 'maquette-other-'));
    const samePort = await startOnce({ MAQUETTE_DATA_DIR: elsewhere, PORT: new URL(studio.url).port });
    expect(samePort.code).not.toBe(0);
    expect(samePort.output).toMatch(/Port \d+ is taken/);
    rmSync(elsewhere, { recursive: true, force: true });
  } finally {
    await studio.stop();
  }
});

function startOnce(env: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ['tools/start/start.mjs'], { env: { ...process.env, ...env } });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => child.on('exit', (code) => resolve({ code, output })));
}

/** A real Redis without persistence on a free port. */
async function startRedis() {
  const port = await freePort();
  const launch = async (): Promise<ChildProcess> => {
    const program = process.env['MAQUETTE_TEST_REDIS_SERVER'] ?? 'redis-server';
    const child = spawn(program, [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
    ]);
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk) => String(chunk).includes('Ready to accept connections') && resolve());
    });
    return child;
  };
  let server = await launch();
  const stop = () =>
    new Promise<void>((resolve) => {
      server.on('exit', () => resolve());
      server.kill('SIGKILL');
    });
  return {
    url: `redis://127.0.0.1:${port}`,
    stop,
    async restartEmpty() {
      await stop();
      server = await launch();
    },
  };
}
