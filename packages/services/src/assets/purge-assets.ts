import type { Actor } from '@maquette/domain/access';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { dropAssets } from './drop-assets.ts';
import { lockAssets } from './lock-assets.ts';

/** As many names as an audit event keeps. */
const namesMax = 20;

/**
 * Deletes assets that lie in the trash for good: all of them, or none. Nothing brings them back. A picture that a job was
 * made of stays with that job. For owners and admins, signed in.
 */
export function purgeAssets(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { assetIds }: { assetIds: string[] },
): Promise<Result<{ count: number }>> {
  const { workspaceId } = actor;
  return deps.db.transaction(async (tx) => {
    const locked = await lockAssets(tx, actor, { action: 'asset.purge', assetIds });
    if (!locked.ok) return locked;
    const ids = locked.value.map(({ id }) => id);
    const assets = await tx.asset.findMany({
      where: { workspaceId, id: { in: ids } },
      select: { id: true, name: true, projectId: true, trashedAt: true },
      orderBy: { id: 'asc' },
    });
    const kept = assets.find(({ trashedAt }) => trashedAt === null);
    if (kept)
      return refuse('conflict.state', `"${kept.name}" does not lie in the trash.`, {
        suggestion: 'Move it to the trash first.',
      });
    await dropAssets(tx, { workspaceId, assetIds: ids });
    for (const projectId of new Set(assets.map((asset) => asset.projectId))) {
      const gone = assets.filter((asset) => asset.projectId === projectId);
      await noteAudit(tx, actor, {
        action: 'asset.purged',
        target: { kind: 'asset', id: gone[0]!.id, name: gone[0]!.name },
        projectId,
        before: { count: gone.length, names: gone.slice(0, namesMax).map(({ name }) => name) },
      });
    }
    return ok({ count: ids.length });
  });
}
