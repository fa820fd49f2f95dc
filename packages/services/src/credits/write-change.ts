import type { Transaction } from '@maquette/db';
import type { Change, Hold } from '@maquette/domain/credits';

interface Written {
  change: Change;
  /** Who caused it, on every posting: `actorLabel(actor)` or `system`. */
  actor: string;
  openedHold?: Hold & { priceBookVersion: string };
  closedHold?: Hold;
}

/** Writes a decision to the wallet that this transaction has locked. The database checks it once more. */
export async function writeChange(tx: Transaction, written: Written): Promise<void> {
  const { change, actor, openedHold, closedHold } = written;
  const { walletId, available, held, debt, lastSeq } = change.book;
  const { changedLots, addedLots, postings } = change;
  const isEmpty = postings.length + changedLots.length + addedLots.length === 0;
  if (isEmpty && !openedHold && !closedHold) return;
  const json = JSON.stringify({
    walletId,
    available,
    held,
    debt,
    lastSeq,
    changedLots,
    addedLots,
    postings,
    actor,
    openedHold,
    closedHold,
  });
  await tx.$executeRaw`SELECT write_wallet(${json}::jsonb)`;
}
