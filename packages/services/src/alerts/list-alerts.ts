import type { AlertFiringModel } from '@maquette/db';
import { authorize, type Actor } from '@maquette/domain/access';
import { alertKinds, type AlertEvent, type AlertFiringView, type AlertsView } from '@maquette/domain/alerts';
import { ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { alertRuleView } from './alert-rule-view.ts';
import { readAllowance } from './read-allowance.ts';
import { readForecast } from './read-forecast.ts';

const historyMax = 50;

/** The rules of the workspace, what they look at now, and what was told. For whoever sees the balance. */
export async function listAlerts(deps: Pick<ServiceDeps, 'db'>, actor: Actor): Promise<Result<AlertsView>> {
  const allowed = authorize(actor, 'wallet.see-balance');
  if (!allowed.ok) return allowed;
  const { workspaceId } = actor;
  return deps.db.transaction(async (tx) => {
    const rules = await tx.alertRule.findMany({ where: { workspaceId } });
    const { available, held } = await tx.wallet.findUniqueOrThrow({ where: { workspaceId } });
    const allowance = await readAllowance(tx, { workspaceId });
    const { days } = await readForecast(tx, { workspaceId, credits: available + held });
    const history = await tx.alertFiring.findMany({
      where: { workspaceId },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: historyMax,
    });
    return ok({
      rules: rules
        .toSorted(
          (a, b) => alertKinds.indexOf(a.kind) - alertKinds.indexOf(b.kind) || b.threshold - a.threshold,
        )
        .map((rule) => alertRuleView(rule, allowance)),
      value: available + held,
      allowance,
      runOutDays: days,
      history: history.map(firingView),
    });
  });
}

const firingView = (row: AlertFiringModel): AlertFiringView => ({
  id: row.id,
  // written by us
  event: row.event as AlertEvent,
  rule: row.kind && { kind: row.kind, threshold: row.threshold ?? 0 },
  credits: row.credits,
  runOutDays: row.runOutDays,
  inApp: row.inApp,
  mail: row.mail,
  webhook: row.webhook,
  at: row.at.toISOString(),
});
