import type { Transaction } from '@maquette/db';
import { notFound, ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { notePersonally } from './note-personally.ts';
import type { Person } from './person.ts';

/** Ends one session of the person. One that is not theirs is answered like one that does not exist. */
export async function endSession(
  deps: Pick<ServiceDeps, 'db'>,
  person: Person,
  { sessionId }: { sessionId: string },
): Promise<Result<void>> {
  return deps.db.transaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id: sessionId, userId: person.userId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) return notFound();
    const target = { kind: 'session', id: sessionId };
    await notePersonally(tx, person, { action: 'sign-in.sessions-ended', target, after: { count } });
    return ok(undefined);
  });
}

/** Ends every session of the person but this one. */
export async function endOtherSessions(
  deps: Pick<ServiceDeps, 'db'>,
  person: Person,
): Promise<Result<{ ended: number }>> {
  return deps.db.transaction(async (tx) => {
    const ended = await endSessionsBut(tx, person);
    await notePersonally(tx, person, { action: 'sign-in.sessions-ended', after: { count: ended } });
    return ok({ ended });
  });
}

/** Also sign-ins that are under way come to nothing. @returns how many sessions ended */
export async function endSessionsBut(
  tx: Transaction,
  { userId, sessionId }: { userId: string; sessionId: string | null },
): Promise<number> {
  const now = new Date();
  // the person's row first: it is what a sign-in locks
  await tx.user.update({ where: { id: userId }, data: { sessionsEndedAt: now } });
  const { count } = await tx.session.updateMany({
    where: { userId, revokedAt: null, expiresAt: { gt: now }, ...(sessionId && { id: { not: sessionId } }) },
    data: { revokedAt: now },
  });
  return count;
}
