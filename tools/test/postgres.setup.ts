import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import 'vitest';
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
  // The server may run as another user, who must be able to reach its folder.
  chmodSync(folder, 0o755);
  const server = await startPostgres({
    dataDir: path.join(folder, 'pg'),
    database: 'maquette',
    user: 'maquette',
    flags: ['-c', 'max_connections=200', '-c', 'fsync=off'],
  });
  await migrate(server.url, 'prisma/migrations');
  project.provide('databaseUrl', server.url);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
