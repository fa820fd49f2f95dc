import { randomUUID } from 'node:crypto';
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import type { Actor } from '@maquette/domain/access';
import { inputRefusal } from '@maquette/domain/input';
import { notFound, refuse, type Refusal } from '@maquette/domain/result';
import { noteRefusal } from '@maquette/services';
import { rightOfRequest, routeOfRequest } from '../access/rest-rights.ts';
import { checkDoor } from '../access/route-right.ts';
import { addAlertRoutes } from './alert-routes.ts';
import { addApprovalRoutes } from './approval-routes.ts';
import { addAssetRoutes } from './asset-routes.ts';
import { addAuditRoutes } from './audit-routes.ts';
import { addCapRoutes } from './cap-routes.ts';
import { checkInput } from '../check-input.ts';
import { addChecklistRoutes } from './checklist-routes.ts';
import { addCommentRoutes } from './comment-routes.ts';
import { addFileRoutes } from './file-routes.ts';
import { addJobRoutes } from './job-routes.ts';
import { addMeRoutes } from './me-routes.ts';
import { addMemberRoutes } from './member-routes.ts';
import { addOpenApiDocument } from './openapi-document.ts';
import { addOperationRoutes } from './operation-routes.ts';
import { failureResponse, problemResponse, RefusedError, unwrap } from './problem.ts';
import { addPlanRoutes } from './plan-routes.ts';
import { addProjectRoutes } from './project-routes.ts';
import { addQuoteRoutes } from './quote-routes.ts';
import { createRateLimit } from './rate-limit.ts';
import type { RestEnv, RestOptions } from './rest-context.ts';
import { addShareRoutes } from './share-routes.ts';
import { addUploadRoutes } from './upload-routes.ts';
import { addUsageRoutes } from './usage-routes.ts';
import { addWalletRoutes } from './wallet-routes.ts';

const jsonBytesMax = 256 * 1024;

/**
 * The REST API under `/api/v1`: parses, calls a service, unwraps. Every refusal is a problem document; what nobody
 * foresaw is logged once and answered with 500 and a trace id.
 */
export function createRestApi(options: RestOptions): { fetch(request: Request): Promise<Response> } {
  const app = createApp();
  const admit = createRateLimit();

  app.use('*', async (c, next) => {
    c.set('traceId', randomUUID());
    await next();
    c.res.headers.set('x-trace-id', c.get('traceId'));
    c.res.headers.set('x-content-type-options', 'nosniff');
  });
  app.use('*', async (c, next) => {
    if (rightOfRequest(c.req.method, c.req.path) === 'anyone') return next();
    const actor = unwrap(await options.authenticate(c.req.raw));
    unwrap(admit(actor, c.req.method));
    const right = rightOfRequest(c.req.method, c.req.path);
    // what is not there is said to be so, to everyone alike
    if (right === undefined) return c.notFound();
    c.set('actor', actor);
    unwrap(checkDoor(actor, c.req.path, right));
    return next();
  });
  const limitJson = bodyLimit({
    maxSize: jsonBytesMax,
    onError: () => {
      throw new RefusedError(tooLarge);
    },
  });
  app.use('*', (c, next) => (c.req.path === '/api/v1/uploads' ? next() : limitJson(c, next)));

  app.notFound((c) => problemResponse(notFound().refusal, c.get('traceId')));
  app.onError(async (error, c) => {
    const traceId = c.get('traceId');
    const refusal = refusalOf(error);
    if (refusal) {
      await noteRefused(options, c, refusal);
      return problemResponse(refusal, traceId);
    }
    options.deps.log.error(
      { error, traceId, method: c.req.method, path: c.req.routePath },
      'a REST request failed',
    );
    return failureResponse(traceId);
  });

  addMeRoutes(app, options);
  addOperationRoutes(app, options);
  addUploadRoutes(app, options);
  addQuoteRoutes(app, options);
  addJobRoutes(app, options);
  addApprovalRoutes(app, options);
  addWalletRoutes(app, options);
  addPlanRoutes(app, options);
  addAlertRoutes(app, options);
  addAuditRoutes(app, options);
  addCapRoutes(app, options);
  addUsageRoutes(app, options);
  addFileRoutes(app, options);
  addMemberRoutes(app, options);
  addProjectRoutes(app, options);
  addAssetRoutes(app, options);
  addChecklistRoutes(app, options);
  addCommentRoutes(app, options);
  addShareRoutes(app, options);
  addOpenApiDocument(app, options.deps.settings.publicUrl);
  return { fetch: async (request) => app.fetch(request) };
}

/** Who came in and was refused stands in the audit log; who did not come in is nobody's business there. */
async function noteRefused({ deps }: RestOptions, c: Context<RestEnv>, refusal: Refusal): Promise<void> {
  const actor = c.get('actor') as Actor | undefined;
  if (!actor) return;
  const { method, path } = c.req;
  const isWrite = method !== 'GET' && method !== 'HEAD';
  const route = routeOfRequest(method, path) ?? `${method} ${path}`;
  await noteRefusal(deps, actor, { route, isWrite, refusal });
}

export type RestApp = ReturnType<typeof createApp>;

const createApp = () =>
  new OpenAPIHono<RestEnv>({
    defaultHook: (result) => {
      if (!result.success) return unwrap(inputRefusal(result.error.issues));
      const checked = checkInput(result.data);
      if (!checked.ok) unwrap(result.target === 'param' ? notFound() : checked);
    },
  }).basePath('/api/v1');

const { refusal: tooLarge } = refuse(
  'input.too-large',
  `A JSON body may have at most ${jsonBytesMax / 1024} KB.`,
  {
    suggestion: 'Send files to POST /uploads and name them by their upload id.',
  },
);

/** What a thrown error says to the caller; null for what nobody foresaw. */
function refusalOf(error: Error): Refusal | null {
  if (error instanceof RefusedError) return error.refusal;
  if (!(error instanceof HTTPException)) return null;
  if (error.status === 415)
    return refuse('input.media-type', 'This needs a JSON body.', {
      suggestion: 'Send content-type: application/json.',
    }).refusal;
  if (error.status === 400)
    return refuse('input.malformed', 'The body is not valid JSON.', {
      field: 'body',
      suggestion: 'Check quotes, commas and brackets.',
    }).refusal;
  return null;
}
