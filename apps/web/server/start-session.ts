import { cookies, headers } from 'next/headers';
import type { User } from 'next-auth';
import { ok, type Result } from '@maquette/domain/result';
import { openSession, type NewSession } from '@maquette/services';
import { callerIp } from './caller-ip.ts';
import { composition } from './compose.ts';
import { sessionClaimsOf, type SessionClaims } from './session-claims.ts';
import { forgetStep, keepDevice, readSignInCookies } from './sign-in-cookies.ts';

/** A person whom next-auth signs in: what goes into the cookie stands with them. */
export type SignedInUser = User & SessionClaims;

/** Signs this browser in, and lets it be known again. The session that it had ends. */
export async function startSession(
  proven: Pick<NewSession, 'userId' | 'method' | 'issuer' | 'withCode' | 'provenAt'>,
): Promise<Result<SignedInUser>> {
  const sent = await headers();
  const { deviceToken } = await readSignInCookies();
  const had = await sessionClaimsOf(await cookies());
  const opened = await openSession(composition().deps, {
    ...proven,
    ip: callerIp(sent) ?? undefined,
    userAgent: sent.get('user-agent') ?? undefined,
    deviceToken,
    replaces: had?.sessionId,
  });
  if (!opened.ok) return opened;
  await keepDevice(opened.value.deviceToken);
  await forgetStep();
  const { sessionId, version } = opened.value;
  return ok({ id: proven.userId, sessionId, version });
}
