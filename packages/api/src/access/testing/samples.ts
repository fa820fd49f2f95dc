import type { Action, ProjectAction, WorkspaceAction } from '@maquette/domain/access';
import type { Scene } from './make-scene.ts';

/** What a route is called with: things of the scene, all of them there. */
export type Sample = (scene: Scene) => object;

const none: Sample = () => ({});
const job = ({ projectId, ids }: Scene) => ({
  operation: 'image-to-model',
  params: { image: ids.upload },
  projectId,
});

/** For every procedure of the router an input with which it goes through, without the workspace's id. */
export const trpcSamples: Readonly<Record<string, Sample>> = {
  'account.me': none,
  'account.signUp': () => ({ name: 'Eve', email: 'eve@example.test', password: 'a long walk home' }),
  'account.verifyEmail': () => ({ token: 'none' }),
  'account.resendVerification': () => ({ email: 'eve@example.test' }),
  'account.requestMagicLink': () => ({ email: 'eve@example.test', path: '/' }),
  'account.requestPasswordReset': () => ({ email: 'eve@example.test' }),
  'account.resetPassword': () => ({ token: 'none', password: 'a long walk home' }),
  'account.get': none,
  'account.rename': () => ({ name: 'Eve' }),
  'account.changePassword': () => ({ current: '', password: 'a long walk home' }),
  'account.confirm': () => ({ secret: 'none' }),

  'alert.list': none,
  'alert.standing': none,
  'alert.create': () => ({ kind: 'below_credits', threshold: 42 }),
  'alert.update': ({ ids }) => ({ ruleId: ids.alertRule, threshold: 43 }),
  'alert.delete': ({ ids }) => ({ ruleId: ids.alertRule }),

  'apiKey.list': none,
  'apiKey.create': () => ({ name: 'Key', scopes: ['read'] }),
  'apiKey.rename': ({ ids }) => ({ apiKeyId: ids.apiKey, name: 'Other key' }),
  'apiKey.rotate': ({ ids }) => ({ apiKeyId: ids.apiKey, overlapHours: 1 }),
  'apiKey.revoke': ({ ids }) => ({ apiKeyId: ids.apiKey }),

  'approval.list': none,
  'approval.request': job,
  'approval.decide': ({ ids }) => ({ approvalId: ids.approval, decision: 'declined' }),

  'asset.list': ({ projectId }) => ({ projectId }),
  'asset.get': ({ ids }) => ({ assetId: ids.asset }),
  'asset.versions': ({ ids }) => ({ assetId: ids.asset }),
  'asset.keep': ({ ids }) => ({ versionId: ids.version, kept: true }),
  'asset.rename': ({ ids }) => ({ assetId: ids.asset, name: 'Stool' }),
  'asset.move': ({ projectId, ids }) => ({ assetIds: [ids.asset], projectId, folderId: ids.folder }),
  'asset.trash': ({ ids }) => ({ assetIds: [ids.asset] }),
  'asset.restore': ({ ids }) => ({ assetIds: [ids.trashedAsset] }),
  'asset.purge': ({ ids }) => ({ assetIds: [ids.trashedAsset] }),

  'audit.list': ({ projectId }) => ({ projectId }),
  'audit.verification': none,

  'billing.plans': none,
  'billing.get': none,
  'billing.payments': none,
  'billing.confirm': ({ ids }) => ({ sessionId: ids.checkout }),
  'billing.checkout': () => ({ productId: 'pro' }),
  'billing.portal': none,
  'billing.changePlan': () => ({ planId: 'team' }),
  'billing.setCancel': () => ({ cancel: true }),
  'billing.setAutoTopUp': () => ({ enabled: false }),

  'cap.list': none,
  'cap.set': () => ({ scope: 'workspace', period: 'day', credits: 300, isHard: true }),
  'cap.remove': ({ ids }) => ({ capId: ids.cap }),
  'cap.raise': ({ ids }) => ({ capId: ids.cap, credits: 10, reason: 'A rush' }),

  'checklist.get': ({ ids }) => ({ versionId: ids.version }),
  'checklist.tick': ({ ids }) => ({ versionId: ids.version, item: 'cost', note: 'As agreed' }),
  'checklist.untick': ({ ids }) => ({ versionId: ids.version, item: 'cost' }),
  'checklist.agreed': ({ projectId }) => ({ projectId }),
  'comment.list': ({ ids }) => ({ assetId: ids.model, versionId: ids.version }),
  'comment.create': ({ ids }) => ({ assetId: ids.model, versionId: ids.version, body: 'Lovely' }),
  'comment.delete': ({ ids }) => ({ commentId: ids.comment }),

  'folder.list': ({ projectId }) => ({ projectId }),
  'folder.create': ({ projectId, ids }) => ({ projectId, parentId: ids.folder, name: 'Inside' }),
  'folder.rename': ({ ids }) => ({ folderId: ids.folder, name: 'Above' }),
  'folder.move': ({ ids }) => ({ folderId: ids.folder, parentId: ids.otherFolder }),
  'folder.delete': ({ ids }) => ({ folderId: ids.folder }),

  'identity.beginLinking': () => ({ providerId: 'none' }),
  'identity.unlink': () => ({ identityId: 'idn_none' }),

  'invitation.list': none,
  'invitation.sendMail': ({ projectId }) => ({
    email: 'new@example.test',
    role: 'viewer',
    projects: [{ projectId, role: 'editor' }],
  }),
  'invitation.createLink': ({ projectId }) => ({
    role: 'guest',
    usesMax: 3,
    projects: [{ projectId, role: 'viewer' }],
  }),
  'invitation.resend': ({ ids }) => ({ invitationId: ids.invitation }),
  'invitation.revoke': ({ ids }) => ({ invitationId: ids.invitation }),
  'invitation.look': () => ({ token: 'none' }),
  'invitation.accept': () => ({ token: 'none' }),

  'job.quote': job,
  'job.start': (scene) => ({ ...job(scene), folderId: scene.ids.folder }),
  'job.get': ({ ids }) => ({ jobId: ids.job }),
  'job.list': ({ projectId }) => ({ projectId }),
  'job.cancel': ({ ids }) => ({ jobId: ids.job }),

  'limit.get': none,
  'limit.update': () => ({ timeZone: 'Europe/Vienna' }),

  'member.list': none,
  'member.parting': ({ someone }) => ({ userId: someone.userId }),
  'member.changeRole': ({ someone }) => ({ userId: someone.userId, role: 'editor' }),
  'member.setBilling': ({ someone }) => ({ userId: someone.userId, billing: true }),
  'member.suspend': ({ someone }) => ({ userId: someone.userId }),
  'member.liftSuspension': ({ someone }) => ({ userId: someone.userId }),
  'member.remove': ({ someone }) => ({ userId: someone.userId }),
  'member.leave': none,

  'notice.list': none,
  'notice.markRead': ({ ids }) => ({ noticeIds: [ids.notice] }),

  'operation.list': none,
  'operation.priceBook': none,

  'operator.plans': none,
  'operator.editPlan': () => ({
    id: 'pro',
    name: 'Pro',
    monthlyCents: 2_000,
    creditsPerCycle: 3_000,
    seats: 3,
    runningJobsMax: 5,
    queuedJobsMax: 30,
    rolloverCreditsMax: 1_500,
    effectiveAt: null,
  }),
  'operator.prices': none,
  'operator.editPrices': () => ({ changes: {}, note: 'none', effectiveAt: null }),
  'operator.problems': none,
  'operator.retryEvent': () => ({ eventId: 'evt_none' }),
  'operator.workspaces': () => ({ text: 'Test' }),
  'operator.payments': none,
  'operator.refund': () => ({ paymentId: 'pay_none' }),
  'operator.giveCredits': () => ({ credits: 10, reason: 'A gift' }),

  'ownership.get': none,
  'ownership.offer': ({ someone }) => ({ userId: someone.userId, staysOwner: true }),
  'ownership.withdraw': ({ ids }) => ({ offerId: ids.offer }),
  'ownership.accept': ({ ids }) => ({ offerId: ids.offer }),
  'ownership.decline': ({ ids }) => ({ offerId: ids.offer }),

  'participant.list': ({ projectId }) => ({ projectId }),
  'participant.set': ({ projectId, someone }) => ({ projectId, userId: someone.userId, role: 'editor' }),
  'participant.remove': ({ projectId, someone }) => ({ projectId, userId: someone.userId }),

  'preset.list': none,
  'preset.save': () => ({ operation: 'image-to-model', name: 'New', params: {} }),
  'preset.delete': ({ ids }) => ({ presetId: ids.preset }),

  'project.list': none,
  'project.get': ({ projectId }) => ({ projectId }),
  'project.create': () => ({ name: 'New' }),
  'project.update': ({ projectId }) => ({ projectId, brief: 'Four legs' }),
  'project.archive': ({ projectId }) => ({ projectId, archived: true }),
  'project.restrict': ({ projectId }) => ({ projectId, restricted: true }),
  'project.delete': ({ projectId }) => ({ projectId, name: 'Project' }),

  'session.list': none,
  'session.end': () => ({ sessionId: 'ses_none' }),
  'session.endOthers': none,

  'signInRule.get': none,
  'signInRule.set': () => ({ rule: 'any', issuer: null }),

  'twoFactor.begin': none,
  'twoFactor.enable': () => ({ code: '000000' }),
  'twoFactor.disable': () => ({ password: '', code: '000000' }),
  'twoFactor.renewRecoveryCodes': () => ({ code: '000000' }),

  'share.list': ({ projectId, ids }) => ({ projectId, targetId: ids.asset }),
  'share.create': ({ ids }) => ({ kind: 'asset', id: ids.asset }),
  'share.change': ({ ids }) => ({ linkId: ids.shareLink, mayDownload: true }),
  'share.revoke': ({ ids }) => ({ linkId: ids.shareLink }),
  'share.replaceSecret': ({ ids }) => ({ linkId: ids.shareLink }),
  'share.setPolicy': () => ({ editorsMayShare: false }),

  'upload.get': ({ ids }) => ({ uploadId: ids.upload }),

  'usage.get': ({ projectId }) => ({ groupBy: 'day', projectId }),

  'wallet.get': none,
  'wallet.burnDown': none,
  'wallet.holds': none,
  'wallet.ledger': ({ projectId, ids }) => ({ projectId, jobId: ids.job }),

  'webhook.list': none,
  'webhook.create': () => ({ url: 'https://hooks.example.com/two', events: [] }),
  'webhook.update': ({ ids }) => ({ endpointId: ids.endpoint, isEnabled: false }),
  'webhook.delete': ({ ids }) => ({ endpointId: ids.endpoint }),
  'webhook.sendTest': ({ ids }) => ({ endpointId: ids.endpoint }),
  'webhook.deliveries': none,
  'webhook.replay': ({ ids }) => ({ deliveryId: ids.delivery }),

  'workspace.list': none,
  'workspace.create': () => ({ name: 'New' }),
  'workspace.rename': () => ({ name: 'New name' }),
  'workspace.delete': () => ({ name: 'Test' }),
  'workspace.members': none,
};

/** A request to the REST API: the id in its path, its query, its JSON body. */
export interface RestCall {
  id?: string;
  query?: Record<string, string>;
  body?: object;
}

type RestSample = (scene: Scene) => RestCall;
const plain: RestSample = () => ({});

/** For every route of the REST API a request with which it goes through. */
export const restSamples: Readonly<Record<string, RestSample>> = {
  'GET /health': plain,
  'GET /openapi.json': plain,
  'GET /plans': plain,
  'GET /me': plain,
  'GET /operations': plain,
  'POST /uploads': plain,
  'POST /quotes': (scene) => ({ body: job(scene) }),
  'POST /jobs': (scene) => ({ body: job(scene) }),
  'GET /jobs': ({ projectId }) => ({ query: { projectId } }),
  'GET /jobs/{id}': ({ ids }) => ({ id: ids.job }),
  'GET /jobs/{id}/events': ({ ids }) => ({ id: ids.job }),
  'DELETE /jobs/{id}': ({ ids }) => ({ id: ids.job }),
  'GET /approvals': plain,
  'POST /approvals': (scene) => ({ body: job(scene) }),
  'GET /wallet': plain,
  'GET /wallet/ledger': plain,
  'GET /wallet/ledger.csv': plain,
  'GET /wallet/ledger.jsonl': plain,
  'GET /alerts': plain,
  'POST /alerts': () => ({ body: { kind: 'below_credits', threshold: 42 } }),
  'PATCH /alerts/{id}': ({ ids }) => ({ id: ids.alertRule, body: { threshold: 43 } }),
  'DELETE /alerts/{id}': ({ ids }) => ({ id: ids.alertRule }),
  'GET /caps': plain,
  'PUT /caps': () => ({ body: { scope: 'workspace', period: 'day', credits: 300, isHard: true } }),
  'DELETE /caps/{id}': ({ ids }) => ({ id: ids.cap }),
  'GET /audit': ({ projectId }) => ({ query: { projectId } }),
  'GET /audit.csv': plain,
  'GET /audit.jsonl': plain,
  'GET /audit/verification': plain,
  'GET /usage': ({ projectId }) => ({ query: { groupBy: 'day', projectId } }),
  'GET /files/{id}': ({ ids }) => ({ id: ids.file }),
  'GET /members': plain,
  'GET /projects': plain,
  'POST /projects': () => ({ body: { name: 'New' } }),
  'GET /assets': ({ projectId }) => ({ query: { projectId } }),
  'GET /assets/{id}': ({ ids }) => ({ id: ids.asset }),
  'GET /versions/{id}/checklist': ({ ids }) => ({ id: ids.version }),
  'PUT /versions/{id}/checklist/{item}': ({ ids }) => ({ id: ids.version, body: { note: 'As agreed' } }),
  'DELETE /versions/{id}/checklist/{item}': ({ ids }) => ({ id: ids.version }),
  'GET /assets/{id}/comments': ({ ids }) => ({ id: ids.model, query: { versionId: ids.version } }),
  'POST /assets/{id}/comments': ({ ids }) => ({ id: ids.model, body: { body: 'Lovely' } }),
  'DELETE /comments/{id}': ({ ids }) => ({ id: ids.comment }),
  'GET /projects/{id}/share-links': ({ projectId, ids }) => ({
    id: projectId,
    query: { targetId: ids.asset },
  }),
};

/** Routes that ask for less at the door than for what the sample names: a list of the scene's own project. */
export const narrower: Readonly<Record<string, Action>> = {
  'asset.list': 'asset.see',
  'job.list': 'job.see',
  'member.parting': 'member.manage',
  'upload.get': 'job.see',
  'GET /jobs': 'job.see',
  'GET /assets': 'asset.see',
};

/** Things that only their maker is shown, and who may do this; `nobody`: the maker alone. */
export const hiddenFromOthers: Readonly<Record<string, WorkspaceAction | 'nobody'>> = {
  'notice.markRead': 'nobody',
  'apiKey.rename': 'nobody',
  'apiKey.rotate': 'nobody',
  'apiKey.revoke': 'api-key.manage-workspace',
  'ownership.accept': 'workspace.transfer',
  'ownership.decline': 'workspace.transfer',
};

/** About a thing of the person's own, which is not there: behind the door everyone is told so. */
export const ofOnesOwn: ReadonlySet<string> = new Set([
  'identity.beginLinking',
  'identity.unlink',
  'session.end',
]);

/** Routes whose filter names the scene's project, and what has to be allowed there. */
export const namedProject: Readonly<Record<string, ProjectAction>> = {
  'usage.get': 'project.see',
  'GET /usage': 'project.see',
};
