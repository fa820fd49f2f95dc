import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { findRedis } from './redis-server.mjs';

/** Runs the pure tests and those on a real PostgreSQL and Redis. */
export async function runUnits(root) {
  const redis = findRedis(root);
  const report = path.join(root, '.cache/vitest.json');
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const child = spawn(process.execPath, args, {
    stdio: 'inherit',
    env: {
      ...process.env,
      MAQUETTE_TEST_REDIS_SERVER: redis.server,
      ...(redis.libraryPath
        ? { LD_LIBRARY_PATH: [redis.libraryPath, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':') }
        : {}),
    },
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  return readReport(report, code);
}

function readReport(report, code) {
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
    const failed = Math.max(numFailedTests, numFailedTestSuites && !numFailedTests ? numFailedTestSuites : 0);
    return { passed: numPassedTests, failed: code === 0 ? failed : Math.max(1, failed) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
