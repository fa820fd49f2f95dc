import { ok, refuse, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';

/** How somebody proved who they are. */
export interface SignedIn {
  /** `password`, `magic-link`, `oidc` */
  method: string;
  /** Of the identity provider. */
  issuer: string | null;
  /** When a second factor was shown. */
  twoFactorAt: Date | null;
}

export interface SessionView {
  user: { id: string; name: string; email: string; instanceAdmin: boolean };
  sessionId: string;
  signedIn: SignedIn;
}

const seenEveryMs = 60_000;

/** Who is signed in with this cookie, from the database: a session that was ended is over at once. */
export async function readSession(
  deps: Pick<ServiceDeps, 'db'>,
  { sessionId, version }: { sessionId: string; version: number },
): Promise<Result<SessionView>> {
  const now = new Date();
  const session = await deps.db.prisma.session.findUnique({
    where: { id: sessionId, version, revokedAt: null, expiresAt: { gt: now } },
    include: { user: { select: { id: true, name: true, email: true, instanceAdmin: true } } },
  });
  if (!session) return refuse('auth.required', 'Please sign in.');
  if (now.getTime() - session.lastSeenAt.getTime() > seenEveryMs)
    await deps.db.prisma.session.updateMany({ where: { id: sessionId }, data: { lastSeenAt: now } });
  const { user, method, issuer, twoFactorAt } = session;
  return ok({ user, sessionId, signedIn: { method, issuer, twoFactorAt } });
}
