import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const startTimeoutMs = 6 * 60_000;

/**
 * Starts Maquette as a user would, in an empty data folder of its own.
 * @param {{ env?: Record<string, string>, log?: (text: string) => void }} options `env` adds to ours, without its database and queue
 * @returns {Promise<{ url: string, dataFolder: string, processes(): Record<string, number | null>, stop(): Promise<void> }>}
 */
export async function startStudio({ env = {}, log = () => {} } = {}) {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'maquette-studio-'));
  // Its PostgreSQL may run as another user, who must be able to reach it.
  chmodSync(dataFolder, 0o755);
  const port = await freePort();
  const {
    DATABASE_URL: _database,
    REDIS_URL: _redis,
    LD_LIBRARY_PATH: _libraries,
    // A test takes test payments, whatever key this shell has.
    STRIPE_SECRET_KEY: _stripe,
    STRIPE_WEBHOOK_SECRET: _webhooks,
    ...inherited
  } = process.env;
  const child = spawn(process.execPath, [path.join(root, 'tools/start/start.mjs')], {
    env: { ...inherited, PORT: String(port), MAQUETTE_DATA_DIR: dataFolder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.on('data', (chunk) => log(String(chunk)));
  child.stderr.on('data', (chunk) => log(String(chunk)));
  await untilReady(child);
  return {
    url: `http://localhost:${port}`,
    dataFolder,
    processes: () => JSON.parse(readFileSync(path.join(dataFolder, 'run.json'), 'utf8')).processes,
    async stop() {
      const gone = new Promise((resolve) =>
        child.exitCode === null ? child.on('exit', resolve) : resolve(),
      );
      child.kill('SIGINT');
      await gone;
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

function untilReady(child) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGTERM');
      reject(new Error('Maquette did not start in time'));
    }, startTimeoutMs);
    child.stdout.on('data', (chunk) => {
      if (!String(chunk).includes('Maquette is ready')) return;
      clearTimeout(timer);
      resolve();
    });
    child.on('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`Maquette did not start (${code})`));
    });
  });
}

/** A port that nothing listens on now. */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
