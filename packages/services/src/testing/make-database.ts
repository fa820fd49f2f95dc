import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { createDatabase, type Database } from '@maquette/db';
// @ts-expect-error a plain script without types
import { migrate } from '../../../../tools/postgres/migrate.mjs';

const migrationsFolder = path.resolve(import.meta.dirname, '../../../../prisma/migrations');

/** An empty, migrated database beside the one of the test run: for what concerns a whole installation. */
export async function makeDatabase(testRunUrl: string): Promise<{ db: Database; drop(): Promise<void> }> {
  const name = `own_${randomBytes(6).toString('hex')}`;
  const server = createDatabase({ url: testRunUrl, connectionsMax: 1 });
  await server.prisma.$executeRawUnsafe(`CREATE DATABASE "${name}"`);
  const url = new URL(testRunUrl);
  url.pathname = `/${name}`;
  await (migrate as (url: string, folder: string) => Promise<unknown>)(url.href, migrationsFolder);
  const db = createDatabase({ url: url.href });
  return {
    db,
    async drop() {
      await db.close();
      await server.prisma.$executeRawUnsafe(`DROP DATABASE "${name}"`);
      await server.close();
    },
  };
}
