import type { Database } from '@maquette/db';
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest';
import { emptyDatabase } from './empty-database.ts';
import { makeDatabase } from './make-database.ts';
import { makeStudio, type Studio } from './make-studio.ts';

/**
 * A database of the test file's own, empty before each test, and a studio on it: for what looks at the jobs of all
 * workspaces. To be called once, at the top; `here` is filled in when a test runs.
 */
export function useOwnStudio(): { here: { db: Database; studio: Studio } } {
  const here = {} as { db: Database; studio: Studio };
  let drop: () => Promise<void>;
  beforeAll(async () => {
    ({ db: here.db, drop } = await makeDatabase(inject('databaseUrl')));
  });
  beforeEach(async () => {
    await emptyDatabase(here.db);
    here.studio = await makeStudio(here.db);
  });
  afterEach(() => here.studio.close());
  afterAll(() => drop());
  return { here };
}
