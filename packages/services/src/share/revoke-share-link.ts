import type { Actor } from '@maquette/domain/access';
import { ok, type Result } from '@maquette/domain/result';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { lockShareLink } from './lock-share-link.ts';

/** Ends a link for good: the next request is not found, also of a file that is shown right now. Twice has no effect. */
export function revokeShareLink(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { linkId }: { linkId: string },
): Promise<Result<void>> {
  return deps.db.transaction(async (tx) => {
    const link = await lockShareLink(tx, actor, linkId);
    if (!link.ok) return link;
    const { id, name, projectId, revokedAt } = link.value;
    if (revokedAt) return ok(undefined);
    await tx.shareLink.update({ where: { id }, data: { revokedAt: new Date() } });
    await noteAudit(tx, actor, {
      action: 'share.revoked',
      target: { kind: 'share-link', id, name },
      projectId,
    });
    return ok(undefined);
  });
}
