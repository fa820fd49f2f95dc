/** What the audit log tells of, in groups to filter by. */
export const auditGroups = {
  people: 'People',
  access: 'Access',
  'sign-in': 'Sign-in',
  projects: 'Projects',
  assets: 'Assets',
  jobs: 'Jobs',
  money: 'Money',
  settings: 'Settings',
} as const;

export type AuditGroup = keyof typeof auditGroups;

interface AuditKind {
  group: AuditGroup;
  /** In the past: "{who} {words} {target}". */
  words: string;
}

const kind = (group: AuditGroup, words: string): AuditKind => ({ group, words });

/** Everything that is written into the audit log. */
export const auditActions = {
  'workspace.created': kind('settings', 'made the workspace'),
  'workspace.changed': kind('settings', 'changed the settings of the workspace'),
  'share.created': kind('access', 'made the share link'),
  'share.changed': kind('access', 'changed the share link'),
  'share.revoked': kind('access', 'revoked the share link'),
  'share.secret-replaced': kind('access', 'replaced the address of the share link'),
  'share.unlocked': kind('access', 'gave the passphrase of the share link'),
  'share.downloaded': kind('access', 'downloaded through the share link'),
  'comment.created': kind('assets', 'commented on'),
  'comment.deleted': kind('assets', 'deleted a comment on'),
  'route.refused': kind('access', 'was refused'),
} as const satisfies Record<string, AuditKind>;

export type AuditAction = keyof typeof auditActions;

/** A value as it stands in the log: plain, short, never a secret. */
export type AuditValue = string | number | boolean | null | readonly string[];
export type AuditFields = Readonly<Record<string, AuditValue>>;

export type AuditActorKind = 'user' | 'api_key' | 'visitor' | 'system' | 'payments' | 'operator';

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
