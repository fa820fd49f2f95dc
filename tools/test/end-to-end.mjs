import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { findBrowser } from './browser.mjs';
import { startOidcProvider } from './oidc-provider.mjs';
import { findRedis } from './redis-server.mjs';
import { startStudio } from './start-studio.mjs';

/** Starts Maquette as a user would, and runs the Playwright tests against it. */
export async function runEndToEnd(root) {
  const redis = findRedis(root);
  const browser = await findBrowser(root);
  const provider = await startOidcProvider();
  const studio = await startStudio({ env: provider.env, log: (text) => process.stdout.write(text) });
  try {
    return await runPlaywright({ root, browser, redis, studio, provider });
  } finally {
    await studio.stop();
    await provider.stop();
  }
}

async function runPlaywright({ root, browser, redis, studio, provider }) {
  const report = path.join(root, '.cache/playwright.json');
  rmSync(report, { force: true });
  const libraries = [browser.libraryPath, redis.libraryPath, process.env.LD_LIBRARY_PATH]
    .filter(Boolean)
    .join(':');
  const child = spawn(
    process.execPath,
    ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'],
    {
      stdio: 'inherit',
      env: {
        ...process.env,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
        MAQUETTE_E2E_URL: studio.url,
        MAQUETTE_E2E_DATA_DIR: studio.dataFolder,
        MAQUETTE_E2E_OIDC_ISSUER: provider.issuer,
        MAQUETTE_E2E_BROWSER: browser.executablePath,
        MAQUETTE_TEST_REDIS_SERVER: redis.server,
        ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}),
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
