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
  'route.refused': kind('access', 'was refused'),
  'workspace.sign-in-rule-changed': kind('settings', 'changed how one must sign in to enter'),
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

  'upload.received': kind('assets', 'uploaded'),
  'asset.renamed': kind('assets', 'renamed'),
  'asset.moved': kind('assets', 'moved'),
  'asset.trashed': kind('assets', 'put into the trash'),
  'asset.restored': kind('assets', 'took out of the trash'),
  'version.kept': kind('assets', 'kept a version of'),
  'version.let-go': kind('assets', 'no longer keeps a version of'),

  'job.started': kind('jobs', 'started'),
  'job.cancel-asked': kind('jobs', 'asked to cancel'),
  'job.cancelled': kind('jobs', 'cancelled'),
  'job.delivered': kind('jobs', 'delivered'),
  'job.failed': kind('jobs', 'could not finish'),
  'preset.saved': kind('settings', 'saved the preset'),
  'preset.deleted': kind('settings', 'deleted the preset'),

  'api-key.created': kind('access', 'made the API key'),
  'api-key.renamed': kind('access', 'renamed the API key'),
  'api-key.rotated': kind('access', 'rotated the API key'),
  'api-key.revoked': kind('access', 'revoked the API key'),

  'webhook.created': kind('settings', 'added the webhook'),
  'webhook.changed': kind('settings', 'changed the webhook'),
  'webhook.deleted': kind('settings', 'removed the webhook'),
  'webhook.tested': kind('settings', 'sent a test to the webhook'),
  'webhook.replayed': kind('settings', 'sent again to the webhook'),
  'webhook.switched-off': kind('settings', 'switched off the webhook'),

  'limit.changed': kind('money', 'changed the limits of the workspace'),
  'cap.set': kind('money', 'set the cap on'),
  'cap.removed': kind('money', 'removed the cap on'),
  'cap.raised': kind('money', 'raised the cap on'),
  'approval.asked': kind('money', 'asked for an approval of'),
  'approval.approved': kind('money', 'approved'),
  'approval.declined': kind('money', 'declined'),
  'approval.expired': kind('money', 'closed the request that nobody decided on:'),
  'alert.created': kind('money', 'added the alert'),
  'alert.changed': kind('money', 'changed the alert'),
  'alert.deleted': kind('money', 'removed the alert'),

  'checkout.started': kind('money', 'began to buy'),
  'portal.opened': kind('money', 'opened the payment provider’s page'),
  'plan.change-asked': kind('money', 'asked for the plan'),
  'plan.changed': kind('money', 'changed the plan to'),
  'subscription.cancel-set': kind('money', 'changed whether the subscription goes on'),
  'subscription.changed': kind('money', 'reported a change of the subscription'),
  'subscription.ended': kind('money', 'ended the subscription'),
  'auto-top-up.set': kind('money', 'set the automatic top-up'),
  'auto-top-up.ordered': kind('money', 'ordered the automatic top-up'),
  'auto-top-up.declined': kind('money', 'declined the automatic top-up'),
  'card.changed': kind('money', 'reported the card'),
  'payment.received': kind('money', 'received the payment for'),
  'payment.returned': kind('money', 'returned the payment for'),
  'payment.disputed': kind('money', 'reported a dispute about'),
  'refund.asked': kind('money', 'gave back the payment for'),
  'credits.given': kind('money', 'gave credits to'),
} as const satisfies Record<string, AuditKind>;

export type AuditAction = keyof typeof auditActions;

export const isAuditAction = (text: string): text is AuditAction => Object.hasOwn(auditActions, text);
export const isAuditGroup = (text: string): text is AuditGroup => Object.hasOwn(auditGroups, text);

/** The actions of some group. */
export const actionsIn = (group: AuditGroup): AuditAction[] =>
  (Object.keys(auditActions) as AuditAction[]).filter((action) => auditActions[action].group === group);

/** What somebody sees who pays the bills and is neither owner nor admin. */
export const moneyActions = actionsIn('money');
