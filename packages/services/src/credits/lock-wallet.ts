import type { Transaction } from '@maquette/db';
import type { Book, Change, Hold, Lot, Posting } from '@maquette/domain/credits';
import { noteAudits, type AuditEntry, type AuditNote } from '../audit/note-audit.ts';

/**
 * A wallet that this transaction holds the lock of: nothing about its credits changes but through this, until the
 * transaction ends. Decisions are noted one after the other, each on top of those before, and written together.
 */
export interface LockedWallet {
  /** The studio's time (`studio_now()`), which every credit of this transaction is dated with. */
  readonly now: Date;
  /** The database's time, which jobs, attempts and leases live by. The same, unless the test hooks shifted the studio's. */
  readonly time: Date;
  /** As it is with everything that was noted. */
  readonly book: Book;
  /** The hold of a job that was named at the lock, open or closed; its lots are in the book. */
  holdOf(jobId: string): Hold | null;
  note(decided: Decided): void;
  /** An event for the audit log; written after everything else, because its lock is the last one of all. */
  audit(by: AuditEntry['by'], note: AuditNote): void;
  /** Writes what was noted. To be called once, at the end; what it writes refers to rows that must be there by then. */
  flush(): Promise<void>;
}

export interface Decided {
  change: Change;
  /** Who caused it, on every posting: `actorLabel(actor)` or `system`. */
  actor: string;
  openedHold?: Hold & { priceBookVersion: string };
  closedHold?: Hold;
}

/**
 * Locks the wallet of a workspace and reads it. Always the first statement of a transaction that moves credits, and
 * always before any job is locked: everyone takes the two in this order, so nobody waits in a circle.
 * @param which.jobIds jobs whose holds may be closed
 * @throws when the workspace has no wallet
 */
export async function lockWallet(
  tx: Transaction,
  which: { workspaceId: string; jobIds?: string[] },
): Promise<LockedWallet> {
  const rows = await tx.$queryRaw<{ found: FoundWallet | null }[]>`
    SELECT lock_wallet(${which.workspaceId}, ${which.jobIds ?? []}::text[]) AS found`;
  const found = rows[0]?.found;
  if (!found) throw new Error(`workspace ${which.workspaceId} has no wallet`);
  let book = bookOf(found);
  const holds = new Map(found.holds.map((hold) => [hold.jobId, hold]));
  const notes = emptyNotes();
  const audited: AuditEntry[] = [];
  return {
    now: new Date(found.now),
    time: new Date(found.time),
    get book() {
      return book;
    },
    holdOf: (jobId) => holds.get(jobId) ?? null,
    note({ change, actor, openedHold, closedHold }) {
      book = change.book;
      for (const lot of change.addedLots) notes.addedLotIds.add(lot.id);
      for (const lot of change.changedLots) notes.changedLotIds.add(lot.id);
      // What expired did so by itself, whoever came along to see it.
      for (const posting of change.postings)
        notes.postings.push({ ...posting, actor: posting.reason === 'expire' ? 'system' : actor });
      if (openedHold) notes.openedHolds.push(openedHold);
      if (closedHold) notes.closedHolds.push(closedHold);
      for (const hold of [openedHold, closedHold]) if (hold) holds.set(hold.jobId, hold);
    },
    audit: (by, note) => void audited.push({ by, note }),
    async flush() {
      await write(tx, book, notes);
      await noteAudits(tx, audited);
    },
  };
}

type Notes = ReturnType<typeof emptyNotes>;

const emptyNotes = () => ({
  addedLotIds: new Set<string>(),
  changedLotIds: new Set<string>(),
  postings: [] as (Posting & { actor: string })[],
  openedHolds: [] as Hold[],
  closedHolds: [] as Hold[],
});

async function write(tx: Transaction, book: Book, notes: Notes): Promise<void> {
  const { addedLotIds, changedLotIds, postings, openedHolds, closedHolds } = notes;
  const isEmpty = addedLotIds.size + changedLotIds.size + openedHolds.length + closedHolds.length === 0;
  if (isEmpty) return;
  const { walletId, available, held, debt, clawback, lastSeq, lots } = book;
  const change = {
    walletId,
    available,
    held,
    debt,
    clawback,
    lastSeq,
    postings,
    openedHolds,
    closedHolds,
    addedLots: lots.filter((lot) => addedLotIds.has(lot.id)),
    changedLots: lots.filter((lot) => changedLotIds.has(lot.id) && !addedLotIds.has(lot.id)),
  };
  await tx.$executeRaw`SELECT write_wallet(${JSON.stringify(change)}::jsonb)`;
}

/** A row of `Lot` as PostgreSQL writes it in JSON. */
export type LotRow = Omit<Lot, 'periodStart' | 'grantedAt' | 'expiresAt' | 'closedAt'> & {
  periodStart: string | null;
  grantedAt: string;
  expiresAt: string | null;
  closedAt: string | null;
};

interface FoundWallet {
  now: string;
  time: string;
  wallet: Omit<Book, 'walletId' | 'lots' | 'frozenAt'> & { id: string; frozenAt: string | null };
  holds: Hold[];
  lots: LotRow[];
}

function bookOf({ wallet, lots }: FoundWallet): Book {
  const { id: walletId, available, held, debt, clawback, lastSeq, frozenAt } = wallet;
  return {
    walletId,
    available,
    held,
    debt,
    clawback,
    lastSeq,
    frozenAt: dateOrNull(frozenAt),
    lots: lots.map(lotOf),
  };
}

export const lotOf = (row: LotRow): Lot => ({
  ...row,
  periodStart: dateOrNull(row.periodStart),
  grantedAt: new Date(row.grantedAt),
  expiresAt: dateOrNull(row.expiresAt),
  closedAt: dateOrNull(row.closedAt),
});

const dateOrNull = (text: string | null): Date | null => (text === null ? null : new Date(text));
