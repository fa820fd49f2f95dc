import type { Actor } from '@maquette/domain/access';
import { notFound, ok, type Result } from '@maquette/domain/result';
import { authorizeIn } from '../access/project-gate.ts';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';

/** Nobody's own, for the table of rights: a visitor's comment whose link is gone. */
const nobody = '';

/**
 * Takes back what was said, text and all. One's own; what came through a link, for who made the link; owners and admins any.
 */
export function deleteComment(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { commentId }: { commentId: string },
): Promise<Result<void>> {
  const { workspaceId } = actor;
  return deps.db.transaction(async (tx) => {
    const comment = await tx.comment.findFirst({
      where: { id: commentId, workspaceId, deletedAt: null },
      include: {
        asset: { select: { id: true, name: true, projectId: true } },
        shareLink: { select: { createdById: true } },
      },
    });
    if (!comment) return notFound();
    const { asset, authorId, authorName, shareLink } = comment;
    const ownerId = authorId ?? shareLink?.createdById ?? nobody;
    const { projectId } = asset;
    const allowed = await authorizeIn(tx, actor, 'comment.delete', { projectId, ownerId });
    if (!allowed.ok) return allowed;
    const { count } = await tx.comment.updateMany({
      where: { id: commentId, workspaceId, deletedAt: null },
      data: { deletedAt: new Date(), body: '' },
    });
    if (count === 0) return notFound();
    await noteAudit(tx, actor, {
      action: 'comment.deleted',
      target: { kind: 'asset', id: asset.id, name: asset.name },
      projectId,
      before: { comment: commentId, of: authorName },
    });
    return ok(undefined);
  });
}
