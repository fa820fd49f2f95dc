import type { Actor } from '@maquette/domain/access';
import { ok, type Result } from '@maquette/domain/result';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { lockShareLink, wasRevoked } from './lock-share-link.ts';
import { shareAddresses, type ShareAddresses } from './share-addresses.ts';
import { makeShareToken } from './share-token.ts';

/** Gives a link a new address, shown once; the old one is dead at once. Refuses a revoked link. */
export function replaceShareSecret(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  actor: Actor,
  { linkId }: { linkId: string },
): Promise<Result<ShareAddresses>> {
  return deps.db.transaction(async (tx) => {
    const link = await lockShareLink(tx, actor, linkId);
    if (!link.ok) return link;
    const { id, name, projectId, embedSites, revokedAt } = link.value;
    if (revokedAt) return wasRevoked();
    const { token, tokenHash } = makeShareToken();
    await tx.shareLink.update({ where: { id }, data: { tokenHash } });
    await noteAudit(tx, actor, {
      action: 'share.secret-replaced',
      target: { kind: 'share-link', id, name },
      projectId,
    });
    return ok(shareAddresses(deps, { token, embedSites }));
  });
}
