import type { Transaction } from '@maquette/db';
import { grant, type LotKind } from '@maquette/domain/credits';
import type { ServiceDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import type { LockedWallet } from './lock-wallet.ts';
import { withWallet } from './with-wallet.ts';
import { writeChange } from './write-change.ts';

export interface Grant {
  kind: LotKind;
  /** Whole, more than 0. */
  credits: number;
  /** The business reason: `stripe:il_…`, `signup:<workspace>`. A second grant with it has no effect. */
  source: string;
  expiresAt?: Date | null;
}

/** Gives a workspace credits, once per source, however often it is called. @returns whether this call did it */
export const grantCredits = (
  deps: Pick<ServiceDeps, 'db'>,
  input: Grant & { workspaceId: string },
): Promise<{ granted: boolean }> =>
  withWallet(deps, { workspaceId: input.workspaceId }, async (tx, locked) => {
    if (await hasLot(tx, locked, input.source)) return { granted: false };
    await writeGrants(tx, locked, [input]);
    return { granted: true };
  });

/** Whether this source was granted already; under the lock. */
export const hasLot = async (tx: Transaction, { book }: LockedWallet, source: string): Promise<boolean> =>
  (await tx.lot.count({ where: { walletId: book.walletId, source } })) > 0;

/** Grants under the lock what the caller has seen to be new. */
export async function writeGrants(tx: Transaction, locked: LockedWallet, grants: Grant[]): Promise<void> {
  let { book } = locked;
  for (const { kind, credits, source, expiresAt = null } of grants) {
    const change = grant(book, {
      lotId: newId('lot'),
      kind,
      credits,
      source,
      expiresAt,
      now: locked.now,
    });
    await writeChange(tx, { change, actor: 'system' });
    book = change.book;
  }
}
