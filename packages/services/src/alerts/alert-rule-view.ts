import type { AlertRuleModel } from '@maquette/db';
import { levelOf, type AlertRuleView } from '@maquette/domain/alerts';

export const alertRuleView = (row: AlertRuleModel, allowance: number): AlertRuleView => ({
  id: row.id,
  kind: row.kind,
  threshold: row.threshold,
  levelCredits: levelOf(row, allowance),
  inApp: row.inApp,
  mail: row.mail,
  webhook: row.webhook,
  isArmed: row.isArmed,
  firedAt: row.firedAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});
