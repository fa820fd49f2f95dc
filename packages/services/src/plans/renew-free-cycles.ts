import type { Transaction } from '@maquette/db';
import { freeCyclePrefix, renew } from '@maquette/domain/credits';
import { monthlyPeriod } from '@maquette/domain/plans';
import { hasLot } from '../credits/grant-credits.ts';
import type { LockedWallet } from '../credits/lock-wallet.ts';
import { withWallet } from '../credits/with-wallet.ts';
import type { ServiceDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import { readPlans } from './read-plans.ts';

const workspacesPerRound = 200;

/** A cycle of the Free plan, once per workspace and month, whoever comes to it first. */
export const freeCycleSource = (workspaceId: string, periodStart: Date): string =>
  `${freeCyclePrefix}${workspaceId}:${periodStart.toISOString().slice(0, 7)}`;

/**
 * Starts the next cycle of workspaces on the Free plan whose last one is over: of the one that a verified owner signed up
 * with, and of those that have paid before (any others could be made by the dozen). Cycles run from the first one, else
 * from the day the workspace was made; one that passed while nobody looked is not made up for.
 * @returns how many were renewed
 */
export async function renewFreeCycles(deps: Pick<ServiceDeps, 'db'>): Promise<{ renewedCount: number }> {
  const due = await deps.db.prisma.$queryRaw<{ id: string }[]>`
    SELECT w."id" FROM "Workspace" w JOIN "Wallet" x ON x."workspaceId" = w."id"
    WHERE w."planId" = 'free' AND w."deletedAt" IS NULL AND (
      EXISTS (SELECT 1 FROM "Lot" l WHERE l."walletId" = x."id" AND l."source" = 'signup:' || w."id")
      OR EXISTS (SELECT 1 FROM "Payment" p WHERE p."workspaceId" = w."id"))
    AND NOT EXISTS (
      SELECT 1 FROM "Lot" l WHERE l."walletId" = x."id" AND l."kind" = 'subscription'
        AND l."source" LIKE 'free:%' AND l."periodStart" > studio_now() - interval '1 month')
    LIMIT ${workspacesPerRound}`;
  let renewedCount = 0;
  for (const { id } of due) if (await renewFreeCycle(deps, id)) renewedCount++;
  return { renewedCount };
}

const renewFreeCycle = (deps: Pick<ServiceDeps, 'db'>, workspaceId: string): Promise<boolean> =>
  withWallet(deps, {
    workspaceId,
    mayShare: false,
    work: async (tx, wallet) => noteFreeCycle(tx, wallet, workspaceId),
  });

/** The Free plan's cycle of this moment, unless it was granted. @returns whether it was */
export async function noteFreeCycle(
  tx: Transaction,
  wallet: LockedWallet,
  workspaceId: string,
): Promise<boolean> {
  const { planId, createdAt } = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  if (planId !== 'free') return false;
  const { free } = await readPlans(tx);
  const first = await tx.lot.findFirst({
    where: { walletId: wallet.book.walletId, source: { startsWith: freeCyclePrefix } },
    orderBy: { periodStart: 'asc' },
  });
  const { start, end } = monthlyPeriod(first?.periodStart ?? createdAt, wallet.now);
  const source = freeCycleSource(workspaceId, start);
  if (free.creditsPerCycle === 0 || start > wallet.now || (await hasLot(tx, wallet, source))) return false;
  const change = renew(wallet.book, {
    lotId: newId('lot'),
    rolloverLotId: newId('lot'),
    credits: free.creditsPerCycle,
    source,
    periodStart: start,
    expiresAt: end,
    rolloverCreditsMax: free.rolloverCreditsMax,
    now: wallet.now,
  });
  wallet.note({ change, actor: 'system' });
  return true;
}
