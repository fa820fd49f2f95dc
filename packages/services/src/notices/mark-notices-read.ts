import { authorize, type Actor } from '@maquette/domain/access';
import { ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { ringNotice } from './note-notices.ts';

/** Notes that the actor has read these notices, or all of theirs; others' are left alone. Their other tabs hear of it. */
export async function markNoticesRead(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { noticeIds }: { noticeIds?: readonly string[] },
): Promise<Result<{ readCount: number }>> {
  const allowed = authorize(actor, 'notice.see');
  if (!allowed.ok) return allowed;
  const { workspaceId, userId } = actor;
  return deps.db.transaction(async (tx) => {
    const { count } = await tx.notice.updateMany({
      where: { workspaceId, userId, readAt: null, ...(noticeIds ? { id: { in: [...noticeIds] } } : {}) },
      data: { readAt: new Date() },
    });
    if (count > 0) await ringNotice(tx, { workspaceId, userId });
    return ok({ readCount: count });
  });
}
