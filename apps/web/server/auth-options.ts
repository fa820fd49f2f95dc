import { headers } from 'next/headers';
import type { NextAuthOptions } from 'next-auth';
import type { JWT } from 'next-auth/jwt';
import { closeSession, openSession, readSession } from '@maquette/services';
import { callerIp } from './caller-ip.ts';
import { composition } from './compose.ts';
import { env } from './env.ts';
import { identityProviders } from './identity-providers.ts';
import { claimsOf } from './session-claims.ts';

/** The cookie outlives the row in the database, which decides. */
const cookieDays = 30;

/** next-auth with JSON web tokens that only name a row of `Session`; the row is checked on every request. */
export const authOptions = (): NextAuthOptions => ({
  secret: env().secret,
  useSecureCookies: env().isHttps,
  session: { strategy: 'jwt', maxAge: cookieDays * 86_400 },
  pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
  providers: identityProviders(),
  callbacks: {
    jwt: ({ token, user }) => (user ? newToken(user.id) : checkedToken(token)),
  },
  events: {
    async signOut({ token }) {
      const { sessionId } = claimsOf(token) ?? {};
      if (sessionId) await closeSession(composition().deps, { sessionId });
    },
  },
  // a wrong password is no error of ours; what is one is thrown and logged at the top
  logger: { error: (code, fact) => noteError(code, fact), warn: () => {}, debug: () => {} },
});

async function newToken(userId: string): Promise<JWT> {
  const sent = await headers();
  const opened = await openSession(composition().deps, {
    userId,
    ip: callerIp(sent) ?? undefined,
    userAgent: sent.get('user-agent')?.slice(0, 300) ?? undefined,
  });
  if (!opened.ok) throw new Error(opened.refusal.code);
  return { sub: userId, sessionId: opened.value.sessionId, version: opened.value.version };
}

/** next-auth renews the cookie when it is asked for the session; one that has ended is thrown away instead. */
async function checkedToken(token: JWT): Promise<JWT> {
  const claimed = claimsOf(token);
  const session = claimed && (await readSession(composition().deps, claimed));
  if (!session?.ok) throw new Error('auth.required');
  return token;
}

const expected = new Set([
  'CALLBACK_CREDENTIALS_HANDLER_ERROR',
  'JWT_SESSION_ERROR',
  'SIGNIN_OAUTH_ERROR',
  'CLIENT_FETCH_ERROR',
]);

function noteError(code: string, fact: unknown): void {
  if (!expected.has(code)) composition().deps.log.error({ code, error: fact }, 'signing in failed');
}
