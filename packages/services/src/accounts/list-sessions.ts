import { deviceWords, signInMethods, type SessionLine, type SignInMethod } from '@maquette/domain/accounts';
import { ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import type { Person } from './person.ts';

const listedMax = 100;

/** Where the person is signed in: this browser first, then the last seen. */
export async function listSessions(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  person: Person,
): Promise<Result<SessionLine[]>> {
  const sessions = await deps.db.prisma.session.findMany({
    where: { userId: person.userId, revokedAt: null, expiresAt: { gt: new Date() } },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'asc' }],
    take: listedMax,
  });
  const providers = deps.settings.identityProviders ?? [];
  const lines = sessions.map((session) => ({
    id: session.id,
    device: deviceWords(session.userAgent),
    ip: session.ip,
    how:
      providers.find(({ issuer }) => issuer === session.issuer)?.name ??
      signInMethods[session.method as SignInMethod] ??
      session.method,
    withSecondFactor: session.twoFactorAt !== null,
    startedAt: session.createdAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
    isThis: session.id === person.sessionId,
  }));
  return ok(lines.toSorted((a, b) => Number(b.isThis) - Number(a.isThis)));
}
