import { cookies } from 'next/headers';
import { isId } from '@maquette/domain/ids';
import { refuse } from '@maquette/domain/result';
import { unlockShare } from '@maquette/services';
import { capBody } from '../../../../../server/cap-body.ts';
import { composition } from '../../../../../server/compose.ts';
import { env } from '../../../../../server/env.ts';
import { problemResponse } from '../../../../../server/problem-response.ts';
import { checkLinkForm } from '../../../../../server/own-origin.ts';
import { passCookies, visitorIn } from '../../../../../server/visitor.ts';

const bodyBytesMax = 8 * 1024;

/**
 * Takes the passphrase of a share link from the form on its page, and leads back there: with a pass in a cookie, or with the
 * word that it was wrong. The same for a link that is not there.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  const own = checkLinkForm(request.headers, env());
  if (!own.ok) return problemResponse(own.refusal);
  const body = await capBody(request, bodyBytesMax)
    .text()
    .catch(() => null);
  if (body === null) return problemResponse(refuse('input.too-large', 'This is too large.').refusal);
  const { token } = await params;
  const form = new URLSearchParams(body);
  const visitor = visitorIn(request.headers, await cookies());
  const unlocked = await unlockShare(composition().deps, {
    token,
    passphrase: form.get('passphrase') ?? '',
    visitor,
  });
  const assetId = form.get('asset') ?? '';
  const page = `/s/${encodeURIComponent(token)}${isId('asset', assetId) ? `/${assetId}` : ''}`;
  const headers = new Headers({ 'cache-control': 'no-store' });
  if (unlocked.ok)
    for (const cookie of passCookies(token, unlocked.value)) headers.append('set-cookie', cookie);
  const why = unlocked.ok
    ? ''
    : unlocked.refusal.code === 'limit.requests'
      ? '?unlock=later'
      : '?unlock=wrong';
  headers.set('location', `${page}${why}`);
  return new Response(null, { status: 303, headers });
}
