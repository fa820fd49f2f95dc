import { authorize, type Actor } from '@maquette/domain/access';
import { notFound, ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';

/** Removes a cap: from the next job on it does not bind. Its raises stay in the log. */
export async function removeCap(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { capId }: { capId: string },
): Promise<Result<void>> {
  const allowed = authorize(actor, 'limit.manage');
  if (!allowed.ok) return allowed;
  const where = { id: capId, workspaceId: actor.workspaceId };
  const { count } = await deps.db.prisma.cap.deleteMany({ where });
  return count === 0 ? notFound() : ok(undefined);
}
