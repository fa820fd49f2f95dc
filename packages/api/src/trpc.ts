import { randomUUID } from 'node:crypto';
import { initTRPC, TRPCError, type TRPC_ERROR_CODE_KEY } from '@trpc/server';
import superjson from 'superjson';
import { z, ZodError } from 'zod';
import type { Origin } from '@maquette/domain/access';
import { inputRefusal } from '@maquette/domain/input';
import { httpStatusOf, refuse, type Refusal, type Result } from '@maquette/domain/result';
import {
  enterWorkspace,
  noteRefusal,
  type Person,
  type ServiceDeps,
  type SignedIn,
} from '@maquette/services';
import { checkDoor } from './access/route-right.ts';
import { trpcRights } from './access/trpc-rights.ts';
import { checkInput } from './check-input.ts';

/** Who is signed in, as read from the database for this very request. */
export interface ApiSession {
  user: { id: string; name: string; email: string; instanceAdmin: boolean };
  sessionId: string;
  signedIn: SignedIn;
}

/** What every call gets. Made by the app for each request. */
export interface ApiContext {
  deps: ServiceDeps;
  session: ApiSession | null;
  /** The caller's address, for limits and the audit log; null when unknown. */
  ip: string | null;
  userAgent: string | null;
}

/** Carries a refusal through tRPC; the browser finds it in `error.data.refusal`. */
class RefusalError extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message);
    this.name = 'RefusalError';
    this.refusal = refusal;
  }
}

const t = initTRPC.context<ApiContext>().create({
  transformer: superjson,
  isDev: false,
  errorFormatter({ shape, error }) {
    const refusal = refusalOf(error);
    const traceId = refusal || error.code !== 'INTERNAL_SERVER_ERROR' ? null : traceIdOf(error);
    return {
      ...shape,
      // what the world did to us is for the log; the user gets a number to quote
      message: traceId
        ? `Something went wrong on our side. Please try again. (${traceId})`
        : (refusal?.message ?? shape.message),
      data: {
        code: shape.data.code,
        httpStatus: refusal ? httpStatusOf(refusal.code) : shape.data.httpStatus,
        path: shape.data.path,
        refusal,
        traceId,
      },
    };
  },
});

const traceIds = new WeakMap<object, string>();

/** The number under which an unexpected error is logged and shown; the same for the same error. */
export function traceIdOf(error: TRPCError): string {
  const known = traceIds.get(error);
  if (known) return known;
  const made = randomUUID();
  traceIds.set(error, made);
  return made;
}

/** What of an error the user can act on; null for what nobody foresaw. */
function refusalOf(error: TRPCError): Refusal | null {
  if (error.cause instanceof RefusalError) return error.cause.refusal;
  if (error.code !== 'BAD_REQUEST' && error.code !== 'PARSE_ERROR') return null;
  return error.cause instanceof ZodError
    ? inputRefusal(error.cause.issues).refusal
    : refuse('input.malformed', 'This request cannot be read.').refusal;
}

/** The value of a result; a refusal is thrown as the tRPC error of its kind. */
export async function unwrap<T>(pending: Promise<Result<T>> | Result<T>): Promise<T> {
  const result = await pending;
  if (result.ok) return result.value;
  throw new TRPCError({
    code: errorCode[httpStatusOf(result.refusal.code)] ?? 'BAD_REQUEST',
    message: result.refusal.message,
    cause: new RefusalError(result.refusal),
  });
}

const errorCode: Record<number, TRPC_ERROR_CODE_KEY> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  402: 'PAYMENT_REQUIRED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  422: 'UNPROCESSABLE_CONTENT',
  429: 'TOO_MANY_REQUESTS',
  503: 'SERVICE_UNAVAILABLE',
  507: 'SERVICE_UNAVAILABLE',
};

export const { router, createCallerFactory } = t;

/** For people who are not signed in yet. */
export const publicProcedure = t.procedure.use(async ({ getRawInput, next }) => {
  await unwrap(checkInput(await getRawInput()));
  return next();
});

/** For whoever is signed in. */
export const signedInProcedure = publicProcedure.use(({ ctx, next }) => {
  if (!ctx.session)
    return unwrap<never>({ ok: false, refusal: { code: 'auth.required', message: 'Please sign in.' } });
  return next({ ctx: { session: ctx.session } });
});

/** Where a request came from, for the audit log. */
export const originOf = ({ ip, userAgent }: Pick<ApiContext, 'ip' | 'userAgent'>): Origin => ({
  ip,
  userAgent,
});

/** Who is signed in, for what concerns nobody but them. */
export const personOf = (ctx: Pick<ApiContext, 'ip' | 'userAgent'> & { session: ApiSession }): Person => ({
  userId: ctx.session.user.id,
  sessionId: ctx.session.sessionId,
  from: originOf(ctx),
});

/** An id as it comes in; whether it exists is the service's to say. */
export const idInput = z.string().min(1).max(64);

/** For members of the workspace in the input: turns its id into the actor. Not a member answers like not there. */
export const workspaceProcedure = signedInProcedure
  .input(z.object({ workspaceId: idInput }))
  .use(async ({ ctx, input, next, path, type }) => {
    const { user, sessionId, signedIn } = ctx.session;
    const from = originOf(ctx);
    const { workspaceId } = input;
    const actor = await unwrap(
      enterWorkspace(ctx.deps, { userId: user.id, sessionId, signedIn, workspaceId, from }),
    );
    const result = await next({ ctx: { actor } });
    const refusal = result.ok ? null : refusalOf(result.error);
    if (refusal) await noteRefusal(ctx.deps, actor, { route: path, isWrite: type === 'mutation', refusal });
    return result;
  })
  .use(async ({ ctx, path, next }) => {
    await unwrap(checkDoor(ctx.actor, path, trpcRights[path]));
    return next();
  });

/** The input without the workspace's id: services know it from the actor. */
export function asked<Input extends { workspaceId: string }>(input: Input): Omit<Input, 'workspaceId'> {
  const rest: Partial<Input> = { ...input };
  delete rest.workspaceId;
  return rest as Omit<Input, 'workspaceId'>;
}
