/** A value as it stands in the log: plain, short, never a secret. Numbers are whole. */
export type AuditValue = string | number | boolean | null | readonly string[];
export type AuditFields = Readonly<Record<string, AuditValue>>;

/** What changed: of both, only the fields that differ. */
export function auditChange(
  before: AuditFields,
  after: AuditFields,
): { before: AuditFields; after: AuditFields } {
  const differs = (name: string) => JSON.stringify(before[name]) !== JSON.stringify(after[name]);
  const names = Object.keys({ ...before, ...after }).filter(differs);
  const pick = (fields: AuditFields): AuditFields =>
    Object.fromEntries(names.filter((name) => name in fields).map((name) => [name, fields[name]!]));
  return { before: pick(before), after: pick(after) };
}
