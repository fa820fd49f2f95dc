import { authorize, type Actor } from '@maquette/domain/access';
import { notFound, ok, type Result } from '@maquette/domain/result';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { capTarget } from './cap-target.ts';

/** Removes a cap: from the next job on it does not bind. Its raises stay in the log. */
export async function removeCap(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { capId }: { capId: string },
): Promise<Result<void>> {
  const allowed = authorize(actor, 'limit.manage');
  if (!allowed.ok) return allowed;
  const where = { id: capId, workspaceId: actor.workspaceId };
  return deps.db.transaction(async (tx) => {
    const cap = await tx.cap.findFirst({ where });
    const { count } = await tx.cap.deleteMany({ where });
    if (!cap || count === 0) return notFound();
    const { period, credits, isHard } = cap;
    await noteAudit(tx, actor, {
      action: 'cap.removed',
      ...(await capTarget(tx, cap)),
      before: { period, credits, isHard },
    });
    return ok(undefined);
  });
}
