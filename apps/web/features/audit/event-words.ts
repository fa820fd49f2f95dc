import {
  auditActions,
  auditGroups,
  isAuditAction,
  type AuditEventView,
  type AuditFields,
  type AuditValue,
} from '@maquette/domain/audit';

/** What happened, between who did it and what it was done to: `renamed`. */
export const actionWords = (action: string): string =>
  isAuditAction(action) ? auditActions[action].words : action;

export const groupName = (action: string): string =>
  isAuditAction(action) ? auditGroups[auditActions[action].group] : '';

/** What it was done to; empty where the words say it. */
export function targetName({
  action,
  targetName: name,
  targetId,
  targetKind,
  after,
}: AuditEventView): string {
  if (action === 'route.refused' && typeof after?.right === 'string') return `${name} (${after.right})`;
  if (name) return name;
  if (targetKind === 'workspace') return 'the workspace';
  return targetId && targetKind !== 'plan' ? targetId : (targetId ?? '');
}

/** `overlapHours` becomes `Overlap hours`. */
export function fieldName(field: string): string {
  const words = field.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function valueText(value: AuditValue | undefined): string {
  if (value === undefined) return '';
  if (value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return value.toLocaleString('en-GB');
  if (typeof value === 'string') return value === '' ? 'empty' : value;
  return value.length === 0 ? 'none' : value.join(', ');
}

/** Every field that an event tells of, with what it was and what it became. */
export function changesOf(event: { before: AuditFields | null; after: AuditFields | null }) {
  const { before, after } = event;
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return fields.map((field) => ({
    field,
    name: fieldName(field),
    before: valueText(before?.[field]),
    after: valueText(after?.[field]),
  }));
}
