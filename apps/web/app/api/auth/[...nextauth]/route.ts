import NextAuth from 'next-auth';
import { authOptions } from '../../../../server/auth-options.ts';
import { env } from '../../../../server/env.ts';
import { checkOrigin } from '../../../../server/own-origin.ts';
import { problemResponse } from '../../../../server/problem-response.ts';

type Context = { params: Promise<{ nextauth: string[] }> };

/**
 * What signing in needs to know: its anti-forgery token, and who is signed in. The answer of an identity provider comes
 * here too; it is worth something only to the browser that asked for it (state, nonce and PKCE lie in its cookies).
 */
export async function GET(request: Request, context: Context): Promise<Response> {
  const [action, providerId] = (await context.params).nextauth;
  const isAnswer = action === 'callback' && env().oidcProviders.some(({ id }) => id === providerId);
  // a word of the person's own, or of the provider's: nothing went wrong
  if (isAnswer && new URL(request.url).searchParams.get('error') === 'access_denied')
    return new Response(null, { status: 302, headers: { location: '/sign-in?error=denied' } });
  return NextAuth(authOptions())(request, context);
}

/** Signing in and out; only from our own pages. */
export async function POST(request: Request, context: Context): Promise<Response> {
  const own = checkOrigin(request.headers, env());
  if (!own.ok) return problemResponse(own.refusal);
  return NextAuth(authOptions())(request, context);
}
