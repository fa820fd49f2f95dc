export {
  actionsIn,
  auditActions,
  auditGroups,
  isAuditAction,
  isAuditGroup,
  moneyActions,
  type AuditAction,
  type AuditGroup,
} from './audit-actions.ts';
export { auditChange, type AuditFields, type AuditValue } from './audit-change.ts';
export type { AuditActorKind, AuditEventView, AuditOutcome, AuditPage, AuditStanding } from './audit-view.ts';
