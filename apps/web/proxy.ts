import { randomBytes } from 'node:crypto';
import { NextResponse, type NextRequest } from 'next/server';
import { contentSecurityPolicy } from './server/content-security-policy.ts';
import { embedSitesOf } from './server/embed-sites.ts';
import { env, isReloading } from './server/env.ts';
import { sessionClaimsOf } from './server/session-claims.ts';

/** Pages for people who are not signed in. */
const openPaths = [
  '/sign-in',
  '/sign-up',
  '/verify-email',
  '/forgot-password',
  '/reset-password',
  '/magic-link',
  '/invite',
  '/dev/mail',
  '/s',
  '/embed',
];

/**
 * Before every page: browsers without a session cookie are sent to sign in, and the answer gets its security
 * headers. Whether the session still lives, and what it may see, is decided where data is read, not here.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl;
  const isOpen = openPaths.some((open) => pathname === open || pathname.startsWith(`${open}/`));
  if (!isOpen && !(await sessionClaimsOf(request.cookies))) {
    const target = request.nextUrl.clone();
    target.pathname = '/sign-in';
    target.search = pathname === '/' ? '' : `?callbackUrl=${encodeURIComponent(pathname + search)}`;
    return NextResponse.redirect(target);
  }
  const { isHttps } = env();
  const nonce = randomBytes(16).toString('base64');
  const frameAncestors = await embedSitesOf(pathname);
  const policy = contentSecurityPolicy({ nonce, isHttps, isReloading: isReloading(), frameAncestors });
  // Next reads the nonce from the policy on the request, and writes it on its scripts
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  if (isHttps) response.headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains');
  return response;
}

// Not /api: Next holds back and cuts the bodies of what passes here. Not files: they have a dot in their name.
export const config = { matcher: ['/((?!api(?:/|$)|_next/|[^?]*\\.[a-z0-9]+$).*)'] };
