import { defineConfig } from '@playwright/test';

// Run by tools/test/end-to-end.mjs, which starts the product and says where it and the browser are.
export default defineConfig({
  testDir: 'e2e',
  timeout: 120_000,
  expect: { timeout: 20_000 },
  workers: 1,
  // A slow machine may miss a deadline once; what needs the second try is reported as flaky.
  retries: 1,
  outputDir: '.cache/test-results',
  use: {
    baseURL: process.env.MAQUETTE_E2E_URL ?? 'http://localhost:3000',
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.MAQUETTE_E2E_BROWSER ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--use-gl=angle',
        '--use-angle=swiftshader',
        '--enable-unsafe-swiftshader',
        '--ignore-gpu-blocklist',
      ],
    },
  },
});
