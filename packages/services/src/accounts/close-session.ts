import type { Origin } from '@maquette/domain/access';
import { ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { notePersonally } from './note-personally.ts';

/** Signs a browser out. A session that is over already stays so. */
export async function closeSession(
  deps: Pick<ServiceDeps, 'db'>,
  { sessionId, from }: { sessionId: string; from?: Origin },
): Promise<Result<void>> {
  await deps.db.transaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id: sessionId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) return;
    const { userId } = await tx.session.findUniqueOrThrow({ where: { id: sessionId } });
    const target = { kind: 'session', id: sessionId };
    await notePersonally(tx, { userId, ...(from && { from }) }, { action: 'sign-in.closed', target });
  });
  return ok(undefined);
}
