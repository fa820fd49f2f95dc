import type { Transaction } from '@maquette/db';
import type { Book, Hold, Lot } from '@maquette/domain/credits';

/** A wallet that this transaction holds the lock of: nothing about its credits changes until it ends. */
export interface LockedWallet {
  book: Book;
  /** The hold of the job that was named, open or closed; its lots are in the book. */
  hold: Hold | null;
  /** The database's time, which everything of this transaction is dated with. */
  now: Date;
}

/**
 * Locks the wallet of a workspace and reads it. Always the first statement of a transaction that moves credits, and
 * always before any job is locked: everyone takes the two in this order, so nobody waits in a circle.
 * @throws when the workspace has no wallet
 */
export async function lockWallet(
  tx: Transaction,
  which: { workspaceId: string; jobId?: string },
): Promise<LockedWallet> {
  const rows = await tx.$queryRaw<{ found: FoundWallet | null }[]>`
    SELECT lock_wallet(${which.workspaceId}, ${which.jobId ?? null}) AS found`;
  const found = rows[0]?.found;
  if (!found) throw new Error(`workspace ${which.workspaceId} has no wallet`);
  const { id, available, held, debt, lastSeq, frozenAt } = found.wallet;
  return {
    book: {
      walletId: id,
      available,
      held,
      debt,
      lastSeq,
      frozenAt: dateOrNull(frozenAt),
      lots: found.lots.map(lotOf),
    },
    hold: found.hold,
    now: new Date(found.now),
  };
}

/** A row of `Lot` as PostgreSQL writes it in JSON. */
export type LotRow = Omit<Lot, 'grantedAt' | 'expiresAt' | 'closedAt'> & {
  grantedAt: string;
  expiresAt: string | null;
  closedAt: string | null;
};

interface FoundWallet {
  now: string;
  wallet: Omit<Book, 'walletId' | 'lots' | 'frozenAt'> & { id: string; frozenAt: string | null };
  hold: Hold | null;
  lots: LotRow[];
}

export const lotOf = (row: LotRow): Lot => ({
  ...row,
  grantedAt: new Date(row.grantedAt),
  expiresAt: dateOrNull(row.expiresAt),
  closedAt: dateOrNull(row.closedAt),
});

const dateOrNull = (text: string | null): Date | null => (text === null ? null : new Date(text));
