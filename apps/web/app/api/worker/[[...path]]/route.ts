import { workerApi } from '../../../../server/apis.ts';

/** Workers speak only by POST; see `packages/domain/src/worker-protocol`. */
export const POST = (request: Request): Promise<Response> => workerApi().fetch(request);
