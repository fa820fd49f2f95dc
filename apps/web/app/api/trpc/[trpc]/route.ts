import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { appRouter, traceIdOf, unwrap, type ApiContext } from '@maquette/api/router';
import { callerIp } from '../../../../server/caller-ip.ts';
import { capBody } from '../../../../server/cap-body.ts';
import { composition } from '../../../../server/compose.ts';
import { env } from '../../../../server/env.ts';
import { checkOwnJson } from '../../../../server/own-origin.ts';
import { currentSession } from '../../../../server/session.ts';

const bodyBytesMax = 1024 * 1024;
const batchSizeMax = 20;

/** Queries by GET, mutations by POST; tRPC itself refuses a mutation by GET. */
async function handle(request: Request): Promise<Response> {
  return fetchRequestHandler({
    endpoint: '/api/trpc',
    req: capBody(request, bodyBytesMax),
    router: appRouter,
    maxBatchSize: batchSizeMax,
    createContext: () => createContext(request),
    onError({ error, path, ctx }) {
      if (error.code !== 'INTERNAL_SERVER_ERROR') return;
      ctx?.deps.log.error({ error: error.cause ?? error, path, traceId: traceIdOf(error) }, 'a call failed');
    },
    responseMeta: () => ({ headers: { 'cache-control': 'private, no-store' } }),
  });
}

/** A form of another site can post to us with the user's cookie; it gets no further than here. */
async function createContext(request: Request): Promise<ApiContext> {
  if (request.method !== 'GET') await unwrap(checkOwnJson(request.headers, env()));
  return {
    deps: composition().deps,
    session: await currentSession(),
    ip: callerIp(request.headers),
    userAgent: request.headers.get('user-agent'),
  };
}

export { handle as GET, handle as POST };
