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
  'workspace.sign-in-rule-changed': kind('settings', 'changed how one must sign in to enter'),
  'route.refused': kind('access', 'was refused'),
  'sign-in.opened': kind('sign-in', 'signed in'),
  'sign-in.closed': kind('sign-in', 'signed out'),
  'sign-in.sessions-ended': kind('sign-in', 'ended sessions of their own'),
  'sign-in.password-changed': kind('sign-in', 'changed their password'),
  'sign-in.password-reset': kind('sign-in', 'chose a new password by mail'),
  'sign-in.two-factor-on': kind('sign-in', 'set up two factors'),
  'sign-in.two-factor-off': kind('sign-in', 'turned two factors off'),
  'sign-in.recovery-codes-made': kind('sign-in', 'made new recovery codes'),
  'sign-in.identity-linked': kind('sign-in', 'linked an identity'),
  'sign-in.identity-unlinked': kind('sign-in', 'unlinked an identity'),
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
