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
