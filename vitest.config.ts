import { defineConfig } from 'vitest/config';

// `*.test.ts` are pure; `*.db.test.ts` run on a real PostgreSQL that tools/test/postgres.setup.ts starts.
const files = ['packages/*/src/**', 'apps/*/**', 'tools/**'];
const ignored = ['**/node_modules/**', '**/.next/**'];
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: files.map((f) => `${f}/*.test.{ts,tsx,mjs}`),
          exclude: [...ignored, '**/*.db.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'db',
          include: files.map((f) => `${f}/*.db.test.ts`),
          exclude: ignored,
          globalSetup: ['tools/test/postgres.setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
