import type { Database } from '@maquette/db';
import type { Invitee } from '../invitations/index.ts';
import { newId } from '../new-id.ts';

/** Somebody with an account and a confirmed address, signed in a moment ago, in no workspace. */
export async function makeInvitee(
  db: Database,
  more: { email?: string; emailVerifiedAt?: Date | null; name?: string } = {},
): Promise<Invitee & { email: string }> {
  const userId = newId('user');
  const sessionId = newId('session');
  const { email = `${userId}@example.test`, emailVerifiedAt = new Date(), name = 'Grace' } = more;
  await db.prisma.user.create({ data: { id: userId, email, name, emailVerifiedAt } });
  await db.prisma.session.create({
    data: { id: sessionId, userId, expiresAt: new Date(Date.now() + 3_600_000) },
  });
  return { userId, sessionId, email, from: { ip: '203.0.113.7', userAgent: 'a test' } };
}
