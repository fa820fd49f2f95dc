import { authorize, type Actor } from '@maquette/domain/access';
import { notFound, ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { ringNotice } from './note-notices.ts';

/** Notes that the actor has read these notices, or all of theirs; what is not theirs is not found. Their other tabs hear of it. */
export async function markNoticesRead(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { noticeIds }: { noticeIds?: readonly string[] },
): Promise<Result<{ readCount: number }>> {
  const allowed = authorize(actor, 'notice.see');
  if (!allowed.ok) return allowed;
  const { workspaceId, userId } = actor;
  return deps.db.transaction(async (tx) => {
    const named = { workspaceId, userId, id: { in: [...new Set(noticeIds)] } };
    if ((await tx.notice.count({ where: named })) < named.id.in.length) return notFound();
    const { count } = await tx.notice.updateMany({
      where: { workspaceId, userId, readAt: null, ...(noticeIds ? { id: { in: [...noticeIds] } } : {}) },
      data: { readAt: new Date() },
    });
    if (count > 0) await ringNotice(tx, { workspaceId, userId });
    return ok({ readCount: count });
  });
}
