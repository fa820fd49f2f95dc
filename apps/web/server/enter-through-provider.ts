import { cookies, headers } from 'next/headers';
import type { Account, User } from 'next-auth';
import type { RefusalCode } from '@maquette/domain/result';
import {
  enterByIdentity,
  linkIdentity,
  readSession,
  takeLinking,
  type IdentityClaims,
  type Person,
} from '@maquette/services';
import { callerIp } from './caller-ip.ts';
import { composition } from './compose.ts';
import { env } from './env.ts';
import type { OidcClaims } from './oidc-provider.ts';
import { sessionClaimsOf } from './session-claims.ts';
import { startSession } from './start-session.ts';

/**
 * What becomes of a provider's answer, once it was checked: linked to the account of the session that asked for it, or
 * signed in with. @returns true when `user` carries a new session; otherwise the page that tells why not
 */
export async function enterThroughProvider(answer: {
  user: User;
  account: Account;
  profile: OidcClaims | undefined;
}): Promise<true | string> {
  const { deps } = composition();
  const claims = claimsOf(answer.profile);
  const provider = env().oidcProviders.find(({ id }) => id === answer.account.provider);
  // a provider speaks for its own issuer only
  if (!provider || !claims || claims.issuer !== provider.issuer) return problem('OAuthCallback');
  const sent = await headers();
  const ip = callerIp(sent);
  const person = await whoLinks(provider.id);
  if (person) {
    const from = { ip, userAgent: sent.get('user-agent') };
    const linked = await linkIdentity(deps, { ...person, from }, claims);
    return linked.ok
      ? `/account?linked=${encodeURIComponent(provider.id)}`
      : `/account?problem=${linked.refusal.code}`;
  }
  const entered = await enterByIdentity(deps, { ...claims, ...(ip !== null && { ip }) });
  if (!entered.ok) return problem(entered.refusal.code);
  const session = await startSession({ ...entered.value, method: 'oidc', issuer: claims.issuer });
  if (!session.ok) return problem(session.refusal.code);
  Object.assign(answer.user, session.value);
  return true;
}

const problem = (code: RefusalCode | 'OAuthCallback'): string => `/sign-in?error=${code}`;

/** Whose session asked a moment ago to link this provider; null: it is a sign-in. */
async function whoLinks(providerId: string): Promise<Person | null> {
  const { deps } = composition();
  const claimed = await sessionClaimsOf(await cookies());
  const session = claimed && (await readSession(deps, claimed));
  if (!session?.ok) return null;
  const { sessionId, user } = session.value;
  const isLinking = await takeLinking(deps, { sessionId, providerId });
  return isLinking ? { userId: user.id, sessionId } : null;
}

function claimsOf(profile: OidcClaims | undefined): IdentityClaims | null {
  const { iss: issuer, sub: subject, email, email_verified: verified, name } = profile ?? {};
  if (typeof issuer !== 'string' || typeof subject !== 'string' || subject === '') return null;
  return {
    issuer,
    subject,
    email: typeof email === 'string' ? email : null,
    emailVerified: verified === true || verified === 'true',
    name: typeof name === 'string' ? name : null,
  };
}
