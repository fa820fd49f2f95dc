import { expireDue } from '@maquette/domain/credits';
import type { ServiceDeps } from '../deps.ts';
import { withWallet } from './with-wallet.ts';

const walletsPerSweep = 500;

/**
 * Expires what is due in wallets that nobody uses (every operation on a wallet does it for its own).
 * @returns how many wallets changed
 */
export async function sweepExpired(deps: Pick<ServiceDeps, 'db'>): Promise<{ walletCount: number }> {
  const due = await deps.db.prisma.$queryRaw<{ workspaceId: string }[]>`
    SELECT DISTINCT w."workspaceId" FROM "Lot" l JOIN "Wallet" w ON w."id" = l."walletId"
    WHERE l."closedAt" IS NULL AND l."expiresAt" <= studio_now() LIMIT ${walletsPerSweep}`;
  for (const { workspaceId } of due) await expireDueLots(deps, workspaceId);
  return { walletCount: due.length };
}

export const expireDueLots = (deps: Pick<ServiceDeps, 'db'>, workspaceId: string): Promise<void> =>
  withWallet(deps, {
    workspaceId,
    mayShare: true,
    work: async (_tx, wallet) => wallet.note({ change: expireDue(wallet.book, wallet.now), actor: 'system' }),
  });
