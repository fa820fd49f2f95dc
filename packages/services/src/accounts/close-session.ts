import { ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';

/** Signs a browser out. A session that is over already stays so. */
export async function closeSession(
  deps: Pick<ServiceDeps, 'db'>,
  { sessionId }: { sessionId: string },
): Promise<Result<void>> {
  await deps.db.prisma.session.updateMany({
    where: { id: sessionId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  return ok(undefined);
}
