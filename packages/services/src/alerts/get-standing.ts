import { authorize, type Actor } from '@maquette/domain/access';
import { levelOf, type StandingView } from '@maquette/domain/alerts';
import { ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { readAllowance } from './read-allowance.ts';

/**
 * How the workspace stands with its credits: `none` when nothing can be spent, `low` while it is below the level of a
 * rule that has fired. For whoever sees the balance.
 */
export async function getStanding(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
): Promise<Result<StandingView>> {
  const allowed = authorize(actor, 'wallet.see-balance');
  if (!allowed.ok) return allowed;
  const { workspaceId } = actor;
  return deps.db.transaction(async (tx) => {
    const wallet = await tx.wallet.findUniqueOrThrow({ where: { workspaceId } });
    const { available, held } = wallet;
    const allowance = await readAllowance(tx, { workspaceId });
    const fired = await tx.alertRule.findMany({ where: { workspaceId, isArmed: false } });
    const levels = fired
      .map((rule) => levelOf(rule, allowance))
      .filter((level) => level !== null && available + held < level);
    const levelCredits = levels.length > 0 ? Math.ceil(Math.min(...levels.map(Number))) : null;
    const billing = await tx.billingAccount.findUnique({ where: { workspaceId } });
    const [cycle] = await tx.$queryRaw<{ expiresAt: Date | null }[]>`
      SELECT max("expiresAt") AS "expiresAt" FROM "Lot"
      WHERE "walletId" = ${wallet.id} AND "kind" = 'subscription' AND "expiresAt" > studio_now()`;
    const isEnding = billing?.cancelAt !== null && billing?.cancelAt !== undefined;
    const next = isEnding ? null : (billing?.periodEnd ?? cycle?.expiresAt ?? null);
    return ok({
      state: available <= 0 ? 'none' : levelCredits === null ? 'fine' : 'low',
      available,
      held,
      levelCredits,
      nextCreditsAt: next?.toISOString() ?? null,
      nextCredits: allowance,
    });
  });
}
