import { headers } from 'next/headers';
import type { NextAuthOptions } from 'next-auth';
import type { JWT } from 'next-auth/jwt';
import { closeSession, readSession } from '@maquette/services';
import { callerIp } from './caller-ip.ts';
import { composition } from './compose.ts';
import { enterThroughProvider } from './enter-through-provider.ts';
import { env } from './env.ts';
import { identityProviders } from './identity-providers.ts';
import { claimsOf } from './session-claims.ts';
import type { SignedInUser } from './start-session.ts';

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
    signIn: ({ user, account, profile }) =>
      account?.type === 'oauth' ? enterThroughProvider({ user, account, profile }) : true,
    // the ways to sign in have opened the session already: it stands with the person
    jwt: ({ token, user }) => (user ? newToken(user as SignedInUser) : checkedToken(token)),
  },
  events: {
    async signOut({ token }) {
      const { sessionId } = claimsOf(token) ?? {};
      const sent = await headers();
      const from = { ip: callerIp(sent), userAgent: sent.get('user-agent') };
      if (sessionId) await closeSession(composition().deps, { sessionId, from });
    },
  },
  logger: { error: (code, fact) => noteError(code, fact), warn: () => {}, debug: () => {} },
});

const newToken = ({ id, sessionId, version }: SignedInUser): JWT => ({ sub: id, sessionId, version });

/** next-auth renews the cookie when it is asked for the session; one that has ended is thrown away instead. */
async function checkedToken(token: JWT): Promise<JWT> {
  const claimed = claimsOf(token);
  const session = claimed && (await readSession(composition().deps, claimed));
  if (!session?.ok) throw new Error('auth.required');
  return token;
}

/** A wrong password is no error of ours. */
const expected = new Set(['CALLBACK_CREDENTIALS_HANDLER_ERROR', 'JWT_SESSION_ERROR', 'CLIENT_FETCH_ERROR']);
/** A provider that is down or answers what does not fit: for whoever runs the installation. */
const providers = new Set(['SIGNIN_OAUTH_ERROR', 'OAUTH_CALLBACK_ERROR', 'OAUTH_CALLBACK_HANDLER_ERROR']);

function noteError(code: string, fact: unknown): void {
  const { log } = composition().deps;
  if (expected.has(code)) return;
  if (providers.has(code)) log.warn({ code, reason: reasonOf(fact) }, 'an identity provider did not do');
  else log.error({ code, error: fact }, 'signing in failed');
}

/** The sentence alone: what is around it may hold codes and tokens. */
function reasonOf(fact: unknown): string {
  const error = fact instanceof Error ? fact : (fact as { error?: unknown } | null)?.error;
  return error instanceof Error ? error.message.slice(0, 300) : 'unknown';
}
