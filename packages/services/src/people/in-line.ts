import type { Database } from '@maquette/db';

/** The last one in the line of each workspace; a workspace is missing when nobody is in line. */
const linesOf = new WeakMap<Database, Map<string, Promise<unknown>>>();

/**
 * Runs what changes the people of a workspace one after the other in this process. At the lock in the database each would
 * take up a connection while it waits, and a rush on one workspace would leave none for the others.
 */
export async function inLine<T>(db: Database, workspaceId: string, work: () => Promise<T>): Promise<T> {
  const lines = linesOf.get(db) ?? new Map<string, Promise<unknown>>();
  linesOf.set(db, lines);
  const before = lines.get(workspaceId) ?? Promise.resolve();
  const mine = before.then(work);
  // who comes next does not care how it went
  const over = Promise.allSettled([mine]);
  lines.set(workspaceId, over);
  try {
    return await mine;
  } finally {
    if (lines.get(workspaceId) === over) lines.delete(workspaceId);
  }
}
