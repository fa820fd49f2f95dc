import { getToken, type JWT } from 'next-auth/jwt';
import { env } from './env.ts';

/** What the cookie of a signed-in browser says: which session, and in which version. */
export interface SessionClaims {
  sessionId: string;
  version: number;
}

/** Reads our two claims from a token; null when it has none. */
export function claimsOf(token: JWT | null): SessionClaims | null {
  const { sessionId, version } = token ?? {};
  return typeof sessionId === 'string' && typeof version === 'number' ? { sessionId, version } : null;
}

/** What the request's cookie claims. Genuine and in date, but only the database knows whether it still holds. */
export async function sessionClaimsOf(cookies: {
  getAll(): { name: string; value: string }[];
}): Promise<SessionClaims | null> {
  const { secret, isHttps } = env();
  // next-auth takes the cookies of any framework; its types name only one
  const req = { cookies, headers: {} } as unknown as Parameters<typeof getToken>[0]['req'];
  return claimsOf(await getToken({ req, secret, secureCookie: isHttps }));
}
