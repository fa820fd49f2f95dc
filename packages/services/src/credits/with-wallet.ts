import type { Database, Transaction } from '@maquette/db';
import type { ServiceDeps } from '../deps.ts';
import { lockWallet, type LockedWallet } from './lock-wallet.ts';

/**
 * Runs `work` in a transaction of its own that has the wallet of a workspace locked.
 *
 * Those of one workspace stand in line here, in the process, instead of at the lock in the database: there each of
 * them would take up a connection while it waits, and a rush on one wallet would leave none for all the others.
 */
export function withWallet<T>(
  deps: Pick<ServiceDeps, 'db'>,
  which: { workspaceId: string; jobId?: string },
  work: (tx: Transaction, locked: LockedWallet) => Promise<T>,
): Promise<T> {
  return inLine(deps.db, which.workspaceId, () =>
    deps.db.transaction(async (tx) => work(tx, await lockWallet(tx, which))),
  );
}

/** The end of each line that somebody stands in, by workspace. */
const linesOf = new WeakMap<Database, Map<string, Promise<unknown>>>();

async function inLine<T>(db: Database, workspaceId: string, work: () => Promise<T>): Promise<T> {
  const lines = linesOf.get(db) ?? new Map<string, Promise<unknown>>();
  linesOf.set(db, lines);
  const before = lines.get(workspaceId);
  // Whoever was before may have failed: that is theirs to hear.
  const own = before ? before.then(work, work) : work();
  lines.set(workspaceId, own);
  try {
    return await own;
  } finally {
    if (lines.get(workspaceId) === own) lines.delete(workspaceId);
  }
}
