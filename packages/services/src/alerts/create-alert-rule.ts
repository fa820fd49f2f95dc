import { authorize, type Actor } from '@maquette/domain/access';
import { alertRulesMax, checkThreshold, type AlertKind, type AlertRuleView } from '@maquette/domain/alerts';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import { alertRuleView } from './alert-rule-view.ts';
import { isArmedAtFirst } from './is-armed-at-first.ts';
import { lockAlertRules } from './lock-alert-rules.ts';
import { readAllowance } from './read-allowance.ts';

export interface NewAlertRule {
  kind: AlertKind;
  /** Credits, percent or days; 0 for `empty`. */
  threshold: number;
  inApp?: boolean;
  mail?: boolean;
  webhook?: boolean;
}

/** Adds a rule; on every way unless told otherwise. Refuses one that is there already. */
export async function createAlertRule(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  input: NewAlertRule,
): Promise<Result<AlertRuleView>> {
  const allowed = authorize(actor, 'alert.manage');
  if (!allowed.ok) return allowed;
  const checked = checkThreshold(input);
  if (!checked.ok) return checked;
  const { workspaceId } = actor;
  const { kind, threshold, inApp = true, mail = true, webhook = true } = input;
  return deps.db.transaction(async (tx) => {
    await lockAlertRules(tx, workspaceId);
    const rules = await tx.alertRule.findMany({ where: { workspaceId } });
    if (rules.some((rule) => rule.kind === kind && rule.threshold === threshold)) return thereAlready();
    if (rules.length >= alertRulesMax)
      return refuse('conflict.state', `This workspace has ${rules.length} rules, which is the most.`, {
        suggestion: 'Remove one that is no longer needed.',
      });
    const isArmed = await isArmedAtFirst(tx, { workspaceId, kind, threshold });
    const row = await tx.alertRule.create({
      data: { id: newId('alertRule'), workspaceId, kind, threshold, inApp, mail, webhook, isArmed },
    });
    const view = alertRuleView(row, await readAllowance(tx, { workspaceId }));
    await noteAudit(tx, actor, {
      action: 'alert.created',
      target: { kind: 'alert', id: row.id, name: kind },
      after: { kind, threshold, inApp, mail, webhook },
    });
    return ok(view);
  });
}

export const thereAlready = () =>
  refuse('conflict.name-taken', 'There is such a rule already.', { field: 'threshold' });
