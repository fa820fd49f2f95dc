import { accountRouter } from './routers/account.ts';
import { alertRouter } from './routers/alert.ts';
import { apiKeyRouter } from './routers/api-key.ts';
import { approvalRouter } from './routers/approval.ts';
import { assetRouter } from './routers/asset.ts';
import { auditRouter } from './routers/audit.ts';
import { billingRouter } from './routers/billing.ts';
import { capRouter } from './routers/cap.ts';
import { checklistRouter } from './routers/checklist.ts';
import { commentRouter } from './routers/comment.ts';
import { folderRouter } from './routers/folder.ts';
import { invitationRouter } from './routers/invitation.ts';
import { identityRouter } from './routers/identity.ts';
import { jobRouter } from './routers/job.ts';
import { memberRouter } from './routers/member.ts';
import { noticeRouter } from './routers/notice.ts';
import { limitRouter } from './routers/limit.ts';
import { operationRouter } from './routers/operation.ts';
import { operatorRouter } from './routers/operator.ts';
import { ownershipRouter } from './routers/ownership.ts';
import { participantRouter } from './routers/participant.ts';
import { presetRouter } from './routers/preset.ts';
import { projectRouter } from './routers/project.ts';
import { shareRouter } from './routers/share.ts';
import { sessionRouter } from './routers/session.ts';
import { signInRuleRouter } from './routers/sign-in-rule.ts';
import { twoFactorRouter } from './routers/two-factor.ts';
import { uploadRouter } from './routers/upload.ts';
import { usageRouter } from './routers/usage.ts';
import { walletRouter } from './routers/wallet.ts';
import { webhookRouter } from './routers/webhook.ts';
import { workspaceRouter } from './routers/workspace.ts';
import { createCallerFactory, router } from './trpc.ts';

/** Everything that the browser can ask for. One router per noun, one procedure per service verb. */
export const appRouter = router({
  account: accountRouter,
  alert: alertRouter,
  apiKey: apiKeyRouter,
  approval: approvalRouter,
  asset: assetRouter,
  audit: auditRouter,
  billing: billingRouter,
  cap: capRouter,
  checklist: checklistRouter,
  comment: commentRouter,
  folder: folderRouter,
  invitation: invitationRouter,
  identity: identityRouter,
  job: jobRouter,
  member: memberRouter,
  notice: noticeRouter,
  limit: limitRouter,
  operation: operationRouter,
  operator: operatorRouter,
  ownership: ownershipRouter,
  participant: participantRouter,
  preset: presetRouter,
  project: projectRouter,
  share: shareRouter,
  session: sessionRouter,
  signInRule: signInRuleRouter,
  twoFactor: twoFactorRouter,
  upload: uploadRouter,
  usage: usageRouter,
  wallet: walletRouter,
  webhook: webhookRouter,
  workspace: workspaceRouter,
});

/** The shape of `appRouter`; all that the browser imports of this package. */
export type AppRouter = typeof appRouter;

/** Calls procedures without HTTP: `createCaller(context).project.list({ workspaceId })`. */
export const createCaller = createCallerFactory(appRouter);

export type { ApiContext, ApiSession } from './trpc.ts';
export { traceIdOf, unwrap } from './trpc.ts';
