import type { Transaction } from '@maquette/db';
import { grant, type LotKind } from '@maquette/domain/credits';
import type { ServiceDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import type { LockedWallet } from './lock-wallet.ts';
import { withWallet } from './with-wallet.ts';

export interface Grant {
  kind: LotKind;
  /** Whole, more than 0. */
  credits: number;
  /** The business reason: `stripe:il_…`, `signup:<workspace>`. A second grant with it has no effect. */
  source: string;
  expiresAt?: Date | null;
  /** Of a subscription lot. */
  periodStart?: Date | null;
}

/** Gives a workspace credits, once per source, however often it is called. @returns whether this call did it */
export const grantCredits = (
  deps: Pick<ServiceDeps, 'db'>,
  input: Grant & { workspaceId: string },
): Promise<{ granted: boolean }> =>
  withWallet(deps, {
    workspaceId: input.workspaceId,
    mayShare: false,
    work: async (tx, wallet) => {
      if (await hasLot(tx, wallet, input.source)) return { granted: false };
      noteGrant(wallet, input);
      return { granted: true };
    },
  });

/** Whether this source was granted already; under the lock. Does not see what was only noted. */
export const hasLot = async (tx: Transaction, { book }: LockedWallet, source: string): Promise<boolean> =>
  (await tx.lot.count({ where: { walletId: book.walletId, source } })) > 0;

/** Grants what the caller has seen to be new. */
export function noteGrant(
  wallet: LockedWallet,
  { kind, credits, source, expiresAt = null, periodStart = null }: Grant,
): void {
  const { book, now } = wallet;
  const change = grant(book, { lotId: newId('lot'), kind, credits, source, expiresAt, periodStart, now });
  wallet.note({ change, actor: 'system' });
}
