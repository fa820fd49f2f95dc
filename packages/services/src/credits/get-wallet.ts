import { authorize, type Actor } from '@maquette/domain/access';
import { compareBurnOrder, type Lot, type WalletView } from '@maquette/domain/credits';
import { ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { lotOf, type LotRow } from './lock-wallet.ts';
import { expireDueLots } from './sweep-expired.ts';

/** The wallet of the actor's workspace: totals and lots in burn order, as the ledger tells them at this moment. */
export async function getWallet(deps: Pick<ServiceDeps, 'db'>, actor: Actor): Promise<Result<WalletView>> {
  const allowed = authorize(actor, 'wallet.see-balance');
  if (!allowed.ok) return allowed;
  return ok((await readWallet(deps, actor.workspaceId)).wallet);
}

/** The wallet for whoever may have it. Nothing that has expired is shown as available: it is expired first. */
export async function readWallet(
  deps: Pick<ServiceDeps, 'db'>,
  workspaceId: string,
): Promise<{ wallet: WalletView; frozenAt: Date | null }> {
  const first = await readSnapshot(deps, workspaceId);
  if (!first.hasDueLots) return first;
  await expireDueLots(deps, workspaceId);
  return readSnapshot(deps, workspaceId);
}

/** Closed lots grow without end; those that still hold credits are always shown, and of the others the newest. */
const closedLotsMax = 500;

async function readSnapshot(deps: Pick<ServiceDeps, 'db'>, workspaceId: string) {
  // One statement, so that totals and lots are of the same moment.
  const rows = await deps.db.prisma.$queryRaw<
    {
      available: number;
      held: number;
      debt: number;
      clawback: number;
      frozenAt: Date | null;
      now: Date;
      lots: LotRow[];
    }[]
  >`
    SELECT w."available", w."held", w."debt", w."clawback", w."frozenAt", studio_now() AS now, COALESCE((
      SELECT jsonb_agg(to_jsonb(l)) FROM (
        SELECT * FROM "Lot" WHERE "walletId" = w."id"
        ORDER BY "closedAt" IS NULL DESC, "held" > 0 DESC, "closedAt" DESC LIMIT ${closedLotsMax}) l), '[]') AS lots
    FROM "Wallet" w WHERE w."workspaceId" = ${workspaceId}`;
  const row = rows[0];
  if (!row) throw new Error(`workspace ${workspaceId} has no wallet`);
  const lots = row.lots.map(lotOf);
  const isDue = (lot: Lot) => lot.closedAt === null && lot.expiresAt !== null && lot.expiresAt <= row.now;
  const { available, held, debt, clawback, frozenAt } = row;
  return {
    wallet: {
      available,
      held,
      debt,
      clawback,
      frozen: frozenAt !== null,
      lots: lots.sort(compareBurnOrder).map(viewOf),
    } satisfies WalletView,
    frozenAt: row.frozenAt,
    hasDueLots: lots.some(isDue),
  };
}

const viewOf = (lot: Lot) => ({
  id: lot.id,
  kind: lot.kind,
  amount: lot.amount,
  available: lot.available,
  held: lot.held,
  spent: lot.spent,
  expired: lot.expired,
  revoked: lot.revoked,
  rolled: lot.rolled,
  periodStart: lot.periodStart?.toISOString() ?? null,
  expiresAt: lot.expiresAt?.toISOString() ?? null,
  grantedAt: lot.grantedAt.toISOString(),
  source: lot.source,
});
