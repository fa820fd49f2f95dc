import { createRestApi, createWorkerApi } from '@maquette/api';
import { authenticateRequest } from './authenticate-request.ts';
import { composition } from './compose.ts';
import { env } from './env.ts';

type Api = { fetch(request: Request): Promise<Response> };

let rest: Api | undefined;
let worker: Api | undefined;

/** The REST API of this process. */
export function restApi(): Api {
  const { deps, bell } = composition();
  rest ??= createRestApi({ deps, bell, authenticate: authenticateRequest });
  return rest;
}

/** What workers talk to. */
export function workerApi(): Api {
  worker ??= createWorkerApi({ deps: composition().deps, workerToken: env().workerToken });
  return worker;
}

/** The request, given up as well when the process is told to end: event streams do not hold it open. */
export const endingWithUs = (request: Request): Request =>
  new Request(request, { signal: AbortSignal.any([request.signal, composition().ending]) });
