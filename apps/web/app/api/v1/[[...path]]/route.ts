import { endingWithUs, restApi } from '../../../../server/apis.ts';
import { asItIs } from '../../../../server/as-it-is.ts';

const handle = async (request: Request): Promise<Response> =>
  asItIs(await restApi().fetch(endingWithUs(request)));

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
};
