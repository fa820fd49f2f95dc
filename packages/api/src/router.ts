import { accountRouter } from './routers/account.ts';
import { alertRouter } from './routers/alert.ts';
import { apiKeyRouter } from './routers/api-key.ts';
import { approvalRouter } from './routers/approval.ts';
import { assetRouter } from './routers/asset.ts';
import { billingRouter } from './routers/billing.ts';
import { capRouter } from './routers/cap.ts';
import { folderRouter } from './routers/folder.ts';
import { identityRouter } from './routers/identity.ts';
import { jobRouter } from './routers/job.ts';
import { noticeRouter } from './routers/notice.ts';
import { limitRouter } from './routers/limit.ts';
import { operationRouter } from './routers/operation.ts';
import { operatorRouter } from './routers/operator.ts';
import { presetRouter } from './routers/preset.ts';
import { projectRouter } from './routers/project.ts';
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
  billing: billingRouter,
  cap: capRouter,
  folder: folderRouter,
  identity: identityRouter,
  job: jobRouter,
  notice: noticeRouter,
  limit: limitRouter,
  operation: operationRouter,
  operator: operatorRouter,
  preset: presetRouter,
  project: projectRouter,
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
