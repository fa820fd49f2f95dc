import type { AlertRuleModel } from '@maquette/db';
import { authorize, type Actor } from '@maquette/domain/access';
import { checkThreshold, type AlertRuleView } from '@maquette/domain/alerts';
import { auditChange } from '@maquette/domain/audit';
import { notFound, ok, type Result } from '@maquette/domain/result';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { alertRuleView } from './alert-rule-view.ts';
import { thereAlready } from './create-alert-rule.ts';
import { isArmedAtFirst } from './is-armed-at-first.ts';
import { lockAlertRules } from './lock-alert-rules.ts';
import { readAllowance } from './read-allowance.ts';

export interface AlertRuleChange {
  ruleId: string;
  threshold?: number;
  inApp?: boolean;
  mail?: boolean;
  webhook?: boolean;
}

/** Changes a rule; another threshold arms it anew. */
export async function updateAlertRule(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { ruleId, threshold, ...ways }: AlertRuleChange,
): Promise<Result<AlertRuleView>> {
  const allowed = authorize(actor, 'alert.manage');
  if (!allowed.ok) return allowed;
  const { workspaceId } = actor;
  return deps.db.transaction(async (tx) => {
    await lockAlertRules(tx, workspaceId);
    const rules = await tx.alertRule.findMany({ where: { workspaceId } });
    const rule = rules.find(({ id }) => id === ruleId);
    if (!rule) return notFound();
    const next = { workspaceId, kind: rule.kind, threshold: threshold ?? rule.threshold };
    const checked = checkThreshold(next);
    if (!checked.ok) return checked;
    const isOther = next.threshold !== rule.threshold;
    if (isOther && rules.some((one) => one.kind === next.kind && one.threshold === next.threshold))
      return thereAlready();
    const anew = isOther && {
      threshold: next.threshold,
      isArmed: await isArmedAtFirst(tx, next),
      firedAt: null,
    };
    const row = await tx.alertRule.update({ where: { id: ruleId }, data: { ...ways, ...anew } });
    const view = alertRuleView(row, await readAllowance(tx, { workspaceId }));
    await noteAudit(tx, actor, {
      action: 'alert.changed',
      target: { kind: 'alert', id: ruleId, name: row.kind },
      ...auditChange(settingsOf(rule), settingsOf(row)),
    });
    return ok(view);
  });
}

const settingsOf = ({ threshold, inApp, mail, webhook }: AlertRuleModel) => ({
  threshold,
  inApp,
  mail,
  webhook,
});
