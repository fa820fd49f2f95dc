import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import { inputRefusal } from '@maquette/domain/input';
import { refuse, type Refusal, type Result } from '@maquette/domain/result';
import {
  announceRequest,
  finish,
  outputsRequest,
  report,
  startRequest,
  type Verdict,
} from '@maquette/domain/worker-protocol';
import {
  announceOutputs,
  announceWorker,
  claimAttempt,
  finishAttempt,
  reportAttempt,
  type AttemptRef,
  type ServiceDeps,
} from '@maquette/services';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { failureResponse, problemResponse } from '../rest/problem.ts';

export interface WorkerApiOptions {
  deps: ServiceDeps;
  /** What a worker announces itself with; the same in every worker of the installation. */
  workerToken: string;
}

const bodyBytesMax = 1024 * 1024;
const attemptParams = z.object({
  jobId: z.string().max(64),
  epoch: z.coerce.number().int().min(1).max(2_147_483_647),
});

/**
 * What workers talk to, `packages/domain/src/worker-protocol`, under `/api/worker`. Announcing needs the worker token;
 * everything about a job needs the secret of that one attempt. Bodies are JSON of at most 1 MB. Refusals are problem
 * details like those of the REST API; `409 attempt.stale` tells a worker to drop what it does.
 */
export function createWorkerApi(options: WorkerApiOptions): { fetch(request: Request): Promise<Response> } {
  const { deps } = options;
  const app = new Hono().basePath('/api/worker');
  const finishOnce = createFinishOnce(deps);

  app.use('*', bodyLimit({ maxSize: bodyBytesMax, onError: () => problem(tooLarge) }));
  app.post('/announce', async (c) => {
    if (!isSameSecret(bearerOf(c), options.workerToken)) return problem(notAWorker);
    const body = await parse(c, announceRequest);
    return body.ok ? Response.json(await announceWorker(deps, body.value)) : problem(body.refusal);
  });

  const attempt = <Body extends object>(
    verb: string,
    schema: z.ZodType<Body>,
    serve: (input: AttemptRef & Body) => Promise<Result<unknown>>,
  ) =>
    app.post(`/jobs/:jobId/:epoch/${verb}`, async (c) => {
      const which = attemptParams.safeParse(c.req.param());
      const attemptToken = bearerOf(c);
      if (!which.success || attemptToken === null) return problem(notThisAttempt);
      const body = await parse(c, schema);
      if (!body.ok) return problem(body.refusal);
      const served = await serve({ ...body.value, ...which.data, attemptToken });
      return served.ok ? Response.json(served.value) : problem(served.refusal);
    });
  attempt('start', startRequest, (input) => claimAttempt(deps, input));
  attempt('report', report, (input) => reportAttempt(deps, input));
  attempt('outputs', outputsRequest, (input) => announceOutputs(deps, input));
  attempt('finish', finish, (input) => finishOnce(input));

  app.notFound(() => problem(noSuchCall));
  app.onError((error, c) => {
    const traceId = randomUUID();
    deps.log.error({ error, traceId, path: c.req.routePath }, 'a call of a worker failed');
    return failureResponse(traceId);
  });
  return { fetch: async (request) => app.fetch(request) };
}

/**
 * A delivery may take longer to check than a worker waits for an answer. It then asks again, and joins the check that
 * is under way instead of starting another one.
 */
function createFinishOnce(deps: ServiceDeps) {
  const underWay = new Map<string, Promise<Result<Verdict>>>();
  return (input: Parameters<typeof finishAttempt>[1]): Promise<Result<Verdict>> => {
    const key = JSON.stringify(input);
    const before = underWay.get(key);
    if (before) return before;
    const now = finishAttempt(deps, input).finally(() => underWay.delete(key));
    underWay.set(key, now);
    return now;
  };
}

const { refusal: notAWorker } = refuse('auth.required', 'This needs the token that workers have.');
const { refusal: notThisAttempt } = refuse('auth.required', 'This token is not good for this attempt.');
const { refusal: noSuchCall } = refuse('not-found', 'Workers have no such call.');
const { refusal: tooLarge } = refuse('input.too-large', 'A body may have at most 1 MB.');
const { refusal: notJson } = refuse('input.malformed', 'The body is not valid JSON.');

const problem = (refusal: Refusal): Response => problemResponse(refusal, randomUUID());

async function parse<T>(c: Context, schema: z.ZodType<T>): Promise<Result<T>> {
  const json = await c.req.json<unknown>().catch(() => undefined);
  if (json === undefined) return { ok: false, refusal: notJson };
  const parsed = schema.safeParse(json);
  return parsed.success ? { ok: true, value: parsed.data } : inputRefusal(parsed.error.issues);
}

const bearerOf = (c: Context): string | null =>
  /^Bearer (\S{1,512})$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? null;

/** In the same time wherever the two differ, and whatever their lengths. */
function isSameSecret(given: string | null, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return given !== null && timingSafeEqual(digest(given), digest(expected));
}
