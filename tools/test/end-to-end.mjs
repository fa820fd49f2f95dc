import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBrowser } from './browser.mjs';

const startTimeoutMs = 6 * 60_000;

/** Starts Maquette as a user would, in an empty data folder, and runs the Playwright tests against it. */
export async function runEndToEnd(root) {
  const browser = await findBrowser(root);
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'maquette-e2e-'));
  chmodSync(dataFolder, 0o755);
  const port = await freePort();
  const studio = await startStudio({ root, dataFolder, port });
  try {
    return await runPlaywright({ root, browser, dataFolder, port });
  } finally {
    studio.kill('SIGINT');
    await new Promise((resolve) => (studio.exitCode === null ? studio.on('exit', resolve) : resolve()));
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

function startStudio({ root, dataFolder, port }) {
  const env = { ...process.env, PORT: String(port), MAQUETTE_DATA_DIR: dataFolder };
  delete env.DATABASE_URL;
  delete env.REDIS_URL;
  const child = spawn(process.execPath, [path.join(root, 'tools/start/start.mjs')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => (child.kill('SIGTERM'), reject(new Error('Maquette did not start in time'))),
      startTimeoutMs,
    );
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      if (!String(chunk).includes('Maquette is ready')) return;
      clearTimeout(timer);
      resolve(child);
    });
    child.on('exit', (code) => (clearTimeout(timer), reject(new Error(`Maquette did not start (${code})`))));
  });
}

async function runPlaywright({ root, browser, dataFolder, port }) {
  const report = path.join(root, '.cache/playwright.json');
  rmSync(report, { force: true });
  const child = spawn(
    process.execPath,
    ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'],
    {
      stdio: 'inherit',
      env: {
        ...process.env,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
        MAQUETTE_E2E_URL: `http://localhost:${port}`,
        MAQUETTE_E2E_DATA_DIR: dataFolder,
        MAQUETTE_E2E_BROWSER: browser.executablePath,
        ...(browser.libraryPath ? { LD_LIBRARY_PATH: browser.libraryPath } : {}),
      },
    },
  );
  const code = await new Promise((resolve) => child.on('close', resolve));
  try {
    const { stats } = JSON.parse(readFileSync(report, 'utf8'));
    return {
      passed: stats.expected + stats.flaky,
      failed: code === 0 ? stats.unexpected : Math.max(1, stats.unexpected),
    };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
