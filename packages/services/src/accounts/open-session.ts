import { ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { newId } from '../new-id.ts';

const sessionDays = 30;

/** Signs a browser in, for 30 days. What comes back goes into its cookie, and is checked at every request. */
export async function openSession(
  deps: Pick<ServiceDeps, 'db'>,
  input: { userId: string; ip?: string; userAgent?: string },
): Promise<Result<{ sessionId: string; version: number; expiresAt: Date }>> {
  const expiresAt = new Date(Date.now() + sessionDays * 86_400_000);
  const { id, version } = await deps.db.prisma.session.create({
    data: {
      id: newId('session'),
      userId: input.userId,
      ip: input.ip?.slice(0, 64),
      userAgent: input.userAgent?.slice(0, 300),
      expiresAt,
    },
  });
  return ok({ sessionId: id, version, expiresAt });
}
