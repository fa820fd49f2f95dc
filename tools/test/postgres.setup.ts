import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../postgres/embedded-postgres.mjs';
import { migrate } from '../postgres/migrate.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated, empty database of this test run. */
    databaseUrl: string;
  }
}

/** Starts a PostgreSQL of this test run's own, migrates it, and hands its URL to the tests: `inject('databaseUrl')`. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(path.join(tmpdir(), 'maquette-test-'));
  const server = await startPostgres({ dataDir: path.join(folder, 'pg'), database: 'maquette', user: 'maquette', flags: ['-c', 'max_connections=200'] });
  await migrate(server.url, 'prisma/migrations', () => {});
  project.provide('databaseUrl', server.url);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
