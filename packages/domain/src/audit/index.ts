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
  'workspace.deleted': kind('settings', 'deleted the workspace'),
  'workspace.purged': kind('settings', 'removed the files of the deleted workspace'),
  'member.joined': kind('people', 'joined'),
  'member.left': kind('people', 'left'),
  'member.role-changed': kind('people', 'changed the role of'),
  'member.billing-changed': kind('people', 'changed the billing flag of'),
  'member.suspended': kind('people', 'suspended'),
  'member.suspension-lifted': kind('people', 'lifted the suspension of'),
  'member.removed': kind('people', 'removed'),
  'invitation.created': kind('people', 'invited'),
  'invitation.resent': kind('people', 'sent the invitation again to'),
  'invitation.revoked': kind('people', 'revoked the invitation of'),
  'ownership.offered': kind('people', 'offered the workspace to'),
  'ownership.withdrawn': kind('people', 'took back the offer of the workspace to'),
  'ownership.declined': kind('people', 'declined the workspace that was offered by'),
  'ownership.accepted': kind('people', 'took over the workspace from'),
  'project.created': kind('projects', 'opened the project'),
  'project.changed': kind('projects', 'changed the project'),
  'project.archived': kind('projects', 'archived the project'),
  'project.unarchived': kind('projects', 'took the project out of the archive'),
  'project.deleted': kind('projects', 'deleted the project'),
  'project.restricted': kind('access', 'restricted the project'),
  'project.unrestricted': kind('access', 'opened the project to the workspace'),
  'project.restricted-seen': kind('access', 'looked into the restricted project'),
  'participant.set': kind('access', 'set the part in a project of'),
  'participant.removed': kind('access', 'took the part in a project from'),
  'folder.created': kind('projects', 'made the folder'),
  'folder.renamed': kind('projects', 'renamed the folder'),
  'folder.moved': kind('projects', 'moved the folder'),
  'folder.deleted': kind('projects', 'deleted the folder'),
  'asset.purged': kind('assets', 'deleted for good'),
  'checklist.ticked': kind('projects', 'ticked a point of the checklist of'),
  'checklist.unticked': kind('projects', 'took back a point of the checklist of'),
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
