export { createAlertRule, type NewAlertRule } from './create-alert-rule.ts';
export { deleteAlertRule } from './delete-alert-rule.ts';
export { getStanding } from './get-standing.ts';
export { listAlerts } from './list-alerts.ts';
export { lookAtAlerts } from './look-at-alerts.ts';
export { updateAlertRule, type AlertRuleChange } from './update-alert-rule.ts';
