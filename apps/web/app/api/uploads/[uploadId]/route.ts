import { serveFile } from '@maquette/api';
import { uploadFile } from '@maquette/services';
import { asItIs } from '../../../../server/as-it-is.ts';
import { actorFor } from '../../../../server/authenticate-request.ts';
import { composition } from '../../../../server/compose.ts';
import { problemResponse } from '../../../../server/problem-response.ts';

type Context = { params: Promise<{ uploadId: string }> };

/** Shows what was uploaded, `?thumbnail=1` small: the pictures that a job was made from. With the session cookie. */
export async function GET(request: Request, context: Context): Promise<Response> {
  const { uploadId } = await context.params;
  const { deps } = composition();
  const actor = await actorFor({ uploadId });
  if (!actor.ok) return problemResponse(actor.refusal);
  const thumbnail = new URL(request.url).searchParams.get('thumbnail') === '1';
  const file = await uploadFile(deps, actor.value, { uploadId, thumbnail });
  if (!file.ok) return problemResponse(file.refusal);
  // an upload never changes: its id is as good as a hash of it
  const served = { ...file.value, sha256: `${uploadId}${thumbnail ? '-small' : ''}`, name: uploadId };
  return asItIs(await serveFile(deps.store, served, { request, inline: true }));
}
