import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres } from '../tools/postgres/embedded-postgres.mjs';
import { migrate } from '../tools/postgres/migrate.mjs';

/** A real, migrated PostgreSQL in a folder of its own, with fsync on. */
export async function openPostgres() {
  const folder = mkdtempSync(path.join(tmpdir(), 'maquette-bench-'));
  chmodSync(folder, 0o755);
  const start = () =>
    startPostgres({ dataDir: path.join(folder, 'pg'), database: 'maquette', user: 'maquette' });
  let server = await start();
  await migrate(server.url, 'prisma/migrations');
  return {
    url: server.url,
    /** Ends it without warning, as a crash would, and starts it again. */
    async crash() {
      process.kill(server.pid, 'SIGQUIT');
      server = await start();
    },
    async close() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
