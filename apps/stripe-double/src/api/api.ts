import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { newId } from '../state/ids.ts';
import { apiVersion } from '../wire/event.ts';
import type { World } from '../world.ts';
import { ApiError, invalid } from './api-error.ts';
import { expand } from './expand.ts';
import type { Faults } from './faults.ts';
import { readForm } from './form.ts';
import { catalogRoutes } from './routes/catalog.ts';
import { checkoutRoutes } from './routes/checkout.ts';
import { customerRoutes } from './routes/customers.ts';
import { eventRoutes } from './routes/events.ts';
import { invoiceRoutes } from './routes/invoices.ts';
import { paymentRoutes } from './routes/payments.ts';
import { subscriptionRoutes } from './routes/subscriptions.ts';
import type { Route } from './route.ts';

interface Deps {
  world: World;
  faults: Faults;
  secretKey: string;
  /** Does something that may change things, writes down what changed and has its events delivered. */
  change<T>(request: { id: string; key: string | null } | null, work: () => T): T;
}

type Call = Context<{ Bindings: HttpBindings }>;

interface Answer {
  status: number;
  body: string;
  isReplayed?: boolean;
}

const routes: Route[] = [
  ...customerRoutes,
  ...catalogRoutes,
  ...checkoutRoutes,
  ...paymentRoutes,
  ...subscriptionRoutes,
  ...invoiceRoutes,
  ...eventRoutes,
];

/** The API under `/v1`, as the official SDK speaks to it. */
export function createApi(deps: Deps): Hono<{ Bindings: HttpBindings }> {
  const api = new Hono<{ Bindings: HttpBindings }>();
  const underWay = new Set<string>();
  for (const route of routes)
    api.on(route.method, route.path, (call) => serve(call, { ...deps, route, underWay }));
  api.all('/v1/*', (call) => {
    const { method, path } = call.req;
    const error = invalid(`Unrecognized request URL (${method}: ${path}). The double does not have it.`, {
      status: 404,
    });
    return reply({ status: 404, body: JSON.stringify(error.body) }, newId('req', 14));
  });
  return api;
}

async function serve(call: Call, deps: Deps & { route: Route; underWay: Set<string> }): Promise<Response> {
  const id = newId('req', 14);
  const { method } = call.req;
  const { pathname, search } = new URL(call.req.url);
  const raw = method === 'POST' ? await call.req.text() : search.slice(1);
  const fault = deps.faults.take({ method, path: pathname });
  const key = method === 'POST' ? (call.req.header('idempotency-key') ?? null) : null;
  if (key && deps.underWay.has(key)) return reply(shown(inUse), id);
  if (fault?.kind === 'slow') await whileUnderWay(deps.underWay, key, () => wait(fault.delayMs));
  if (fault?.kind === 'unreachable') return cut(call);
  if (fault?.kind === 'error-before') return reply(failed, id);
  if (fault?.kind === 'rate-limit') return reply(limited, id);
  const request = {
    id,
    key,
    raw,
    fingerprint: createHash('sha256').update(`${method} ${pathname}\n${raw}`).digest('hex'),
    isKnown: call.req.header('authorization') === `Bearer ${deps.secretKey}`,
    path: call.req.param() as Record<string, string>,
  };
  const answer = answerOnce(deps, request);
  if (fault?.kind === 'lost-answer') return cut(call);
  return reply(fault?.kind === 'error-after' ? failed : answer, id);
}

/** A call is one piece of work, so only a slow one is ever met by its own repetition. */
async function whileUnderWay(underWay: Set<string>, key: string | null, work: () => Promise<void>) {
  if (key) underWay.add(key);
  await work();
  if (key) underWay.delete(key);
}

const inUse = new ApiError(409, {
  type: 'idempotency_error',
  code: 'idempotency_key_in_use',
  message: 'There is currently another in-progress request using this key.',
});

interface Request {
  id: string;
  key: string | null;
  raw: string;
  fingerprint: string;
  isKnown: boolean;
  path: Record<string, string>;
}

const failed: Answer = {
  status: 500,
  body: JSON.stringify({ error: { type: 'api_error', message: 'An unknown error occurred.' } }),
};
const limited: Answer = {
  status: 429,
  body: JSON.stringify({
    error: { type: 'invalid_request_error', code: 'rate_limit', message: 'Too many requests.' },
  }),
};

/** A request with a key has its effect once: https://docs.stripe.com/api/idempotent_requests */
function answerOnce(deps: Deps & { route: Route }, request: Request): Answer {
  const { answers } = deps.world.state;
  const { key, fingerprint } = request;
  if (!key || !request.isKnown) return answerNow(deps, request);
  const before = Object.hasOwn(answers, key) ? answers[key] : undefined;
  if (before?.fingerprint === fingerprint)
    return { status: before.status, body: before.body, isReplayed: true };
  if (before) return shown(otherParameters(key));
  return answerNow(deps, request);
}

const otherParameters = (key: string) =>
  new ApiError(400, {
    type: 'idempotency_error',
    message:
      'Keys for idempotent requests can only be used with the same parameters they were first used with. ' +
      `Try using a key other than '${key}' if you meant to execute a different request.`,
  });

function answerNow(deps: Deps & { route: Route }, request: Request): Answer {
  const { world, route } = deps;
  if (!request.isKnown)
    return shown(invalid('Invalid API Key provided: it is not that of this double.', { status: 401 }));
  const work = (): Answer => {
    const answer = answerRoute(world, route, request);
    // What was refused before it began is not kept: it may be asked again.
    if (request.key && (answer.status < 300 || answer.status === 402))
      world.state.answers[request.key] = { ...answer, fingerprint: request.fingerprint };
    return answer;
  };
  return route.method === 'GET' ? work() : deps.change({ id: request.id, key: request.key }, work);
}

function answerRoute(world: World, route: Route, { raw, path }: Request): Answer {
  try {
    const { body, expand: paths } = route.answer(world, { path, input: readForm(raw) });
    return { status: 200, body: JSON.stringify(expand(world, body, paths)) };
  } catch (error) {
    if (error instanceof ApiError) return shown(error);
    throw error;
  }
}

const shown = (error: ApiError): Answer => ({ status: error.status, body: JSON.stringify(error.body) });

function reply({ status, body, isReplayed }: Answer, requestId: string): Response {
  return new Response(body, {
    status,
    headers: {
      'content-type': 'application/json',
      'request-id': requestId,
      'stripe-version': apiVersion,
      ...(isReplayed ? { 'idempotent-replayed': 'true' } : {}),
    },
  });
}

/** The connection breaks, as it does when a machine on the way dies. */
function cut(call: Call): Response {
  call.env.incoming.socket.destroy();
  return new Response(null);
}
