import { cookies } from 'next/headers';
import { serveFile } from '@maquette/api';
import { readSharedFile } from '@maquette/services';
import { asItIs } from '../../../../../../server/as-it-is.ts';
import { composition } from '../../../../../../server/compose.ts';
import { problemResponse } from '../../../../../../server/problem-response.ts';
import { visitorIn } from '../../../../../../server/visitor.ts';

interface FileRoute {
  params: Promise<{ token: string; fileId: string }>;
}

/**
 * A file that a share link shows at this moment, whole or a range. `?download=1` saves it, where the link lets visitors;
 * without, it is for the viewer. Asked about each time: what was revoked is gone, also from a browser that has it.
 */
async function handle(request: Request, { params }: FileRoute): Promise<Response> {
  const { token, fileId } = await params;
  const { deps } = composition();
  const download = new URL(request.url).searchParams.get('download') === '1';
  const visitor = visitorIn(request.headers, await cookies());
  const file = await readSharedFile(deps, { token, visitor, fileId, download });
  if (!file.ok) return problemResponse(file.refusal);
  const headers = {
    'cache-control': 'private, no-cache',
    ...forFrame(request, file.value.mayBeFramed),
  };
  return asItIs(await serveFile(deps.store, file.value, { request, inline: !download, headers }));
}

export { handle as GET, handle as HEAD };

/** A sandboxed frame has no origin (`null`) and no cookies. Only files of links that may be embedded are for it. */
function forFrame(request: Request, mayBeFramed: boolean): Record<string, string> {
  if (!mayBeFramed) return {};
  const isOriginless = request.headers.get('origin') === 'null';
  return {
    'cross-origin-resource-policy': 'cross-origin',
    vary: 'origin',
    ...(isOriginless && { 'access-control-allow-origin': 'null' }),
  };
}
