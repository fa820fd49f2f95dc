import type { RouteRight } from './route-right.ts';

/** Every procedure of the router, and what it asks for. */
export const trpcRights: Readonly<Record<string, RouteRight>> = {
  'account.me': 'anyone',
  'account.signUp': 'anyone',
  'account.verifyEmail': 'anyone',
  'account.resendVerification': 'anyone',
  'account.requestMagicLink': 'anyone',
  'account.requestPasswordReset': 'anyone',
  'account.resetPassword': 'anyone',
  'account.get': 'signed-in',
  'account.rename': 'signed-in',
  'account.changePassword': 'signed-in',
  'account.confirm': 'signed-in',

  'alert.list': 'wallet.see-balance',
  'alert.standing': 'wallet.see-balance',
  'alert.create': 'alert.manage',
  'alert.update': 'alert.manage',
  'alert.delete': 'alert.manage',

  'apiKey.list': 'api-key.manage-own',
  'apiKey.create': 'api-key.manage-own',
  'apiKey.rename': 'api-key.manage-own',
  'apiKey.rotate': 'api-key.manage-own',
  'apiKey.revoke': 'api-key.manage-own',

  'approval.list': 'approval.see-own',
  'approval.request': 'job.start',
  'approval.decide': 'approval.decide',

  'asset.list': 'workspace.see',
  'asset.get': 'asset.see',
  'asset.versions': 'asset.see',
  'asset.keep': 'asset.edit',
  'asset.rename': 'asset.edit',
  'asset.move': 'asset.edit',
  'asset.trash': 'asset.trash',
  'asset.restore': 'asset.trash',
  'asset.purge': 'asset.purge',

  'audit.list': ['audit.see', 'audit.see-billing'],
  'audit.verification': ['audit.see', 'audit.see-billing'],

  'billing.plans': 'workspace.see',
  'billing.get': 'billing.see',
  'billing.payments': 'billing.see',
  'billing.confirm': 'billing.see',
  'billing.checkout': 'billing.manage',
  'billing.portal': 'billing.manage',
  'billing.changePlan': 'billing.manage',
  'billing.setCancel': 'billing.manage',
  'billing.setAutoTopUp': 'billing.manage',

  'cap.list': 'cap.see-own',
  'cap.set': 'limit.manage',
  'cap.remove': 'limit.manage',
  'cap.raise': 'limit.override',

  'comment.list': 'asset.see',
  'comment.create': 'comment.create',
  'comment.delete': 'comment.delete',

  'checklist.get': 'asset.see',
  'checklist.tick': 'checklist.tick',
  'checklist.untick': 'checklist.tick',
  'checklist.agreed': 'project.see',

  'folder.list': 'asset.see',
  'folder.create': 'asset.edit',
  'folder.rename': 'asset.edit',
  'folder.move': 'asset.edit',
  'folder.delete': 'asset.edit',

  'invitation.list': 'member.manage',
  'invitation.sendMail': 'member.manage',
  'invitation.createLink': 'member.manage',
  'invitation.resend': 'member.manage',
  'invitation.revoke': 'member.manage',
  'invitation.look': 'anyone',
  'invitation.accept': 'signed-in',

  'identity.beginLinking': 'signed-in',
  'identity.unlink': 'signed-in',

  'job.quote': ['job.start', 'wallet.see-balance'],
  'job.start': 'job.start',
  'job.get': 'job.see',
  'job.list': 'workspace.see',
  'job.cancel': 'job.cancel',

  'limit.get': 'workspace.see',
  'limit.update': 'limit.manage',

  'member.list': 'member.see',
  // of oneself; of others `member.manage`
  'member.parting': 'member.leave',
  'member.changeRole': 'member.manage',
  'member.setBilling': 'member.set-billing',
  'member.suspend': 'member.manage',
  'member.liftSuspension': 'member.manage',
  'member.remove': 'member.manage',
  'member.leave': 'member.leave',

  'notice.list': 'notice.see',
  'notice.markRead': 'notice.see',

  'operation.list': 'signed-in',
  'operation.priceBook': 'signed-in',

  'operator.plans': 'operator',
  'operator.editPlan': 'operator',
  'operator.prices': 'operator',
  'operator.editPrices': 'operator',
  'operator.problems': 'operator',
  'operator.retryEvent': 'operator',
  'operator.workspaces': 'operator',
  'operator.payments': 'operator',
  'operator.refund': 'operator',
  'operator.giveCredits': 'operator',

  'ownership.get': 'workspace.see',
  'ownership.offer': 'workspace.transfer',
  'ownership.withdraw': 'workspace.transfer',
  // whoever it is offered to
  'ownership.accept': 'workspace.see',
  'ownership.decline': 'workspace.see',

  'participant.list': 'project.see',
  'participant.set': 'project.manage-access',
  'participant.remove': 'project.manage-access',

  'preset.list': 'preset.see',
  'preset.save': 'preset.edit',
  'preset.delete': 'preset.edit',

  'project.list': 'workspace.see',
  'project.get': 'project.see',
  'project.create': 'project.create',
  'project.update': 'project.edit',
  'project.archive': 'project.archive',
  'project.restrict': 'project.manage-access',
  'project.delete': 'project.delete',

  'share.list': 'share.see',
  'share.create': 'share.manage',
  'share.change': 'share.manage',
  'share.revoke': 'share.manage',
  'share.replaceSecret': 'share.manage',
  'share.setPolicy': 'workspace.edit',

  'session.list': 'signed-in',
  'session.end': 'signed-in',
  'session.endOthers': 'signed-in',

  'signInRule.get': 'workspace.edit',
  'signInRule.set': 'workspace.edit',

  'twoFactor.begin': 'signed-in',
  'twoFactor.enable': 'signed-in',
  'twoFactor.disable': 'signed-in',
  'twoFactor.renewRecoveryCodes': 'signed-in',

  'upload.get': 'workspace.see',

  'usage.get': ['usage.see', 'usage.see-own'],

  'wallet.get': 'wallet.see-balance',
  'wallet.burnDown': 'wallet.see-balance',
  'wallet.holds': 'wallet.see-balance',
  'wallet.ledger': 'wallet.see-ledger',

  'webhook.list': 'webhook.manage',
  'webhook.create': 'webhook.manage',
  'webhook.update': 'webhook.manage',
  'webhook.delete': 'webhook.manage',
  'webhook.sendTest': 'webhook.manage',
  'webhook.deliveries': 'webhook.manage',
  'webhook.replay': 'webhook.manage',

  'workspace.list': 'signed-in',
  'workspace.create': 'signed-in',
  'workspace.rename': 'workspace.edit',
  'workspace.delete': 'workspace.delete',
  'workspace.members': 'member.see',
};
