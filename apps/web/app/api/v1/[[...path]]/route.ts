import { endingWithUs, restApi } from '../../../../server/apis.ts';

const handle = (request: Request): Promise<Response> => restApi().fetch(endingWithUs(request));

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
};
