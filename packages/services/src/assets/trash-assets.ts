import type { Actor } from '@maquette/domain/access';
import { ok, type Result } from '@maquette/domain/result';
import { noteAudits } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { lockAssets } from './lock-assets.ts';

/** Puts assets into the trash, from where they can be restored: all of them, or none. Editors: their own. */
export const trashAssets = (
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { assetIds }: { assetIds: string[] },
): Promise<Result<{ count: number }>> => setTrashed(deps, actor, { assetIds, trashed: true });

/** Takes assets out of the trash, back to where they were: all of them, or none. Editors: their own. */
export const restoreAssets = (
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { assetIds }: { assetIds: string[] },
): Promise<Result<{ count: number }>> => setTrashed(deps, actor, { assetIds, trashed: false });

function setTrashed(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { assetIds, trashed }: { assetIds: string[]; trashed: boolean },
): Promise<Result<{ count: number }>> {
  const { workspaceId } = actor;
  return deps.db.transaction(async (tx) => {
    const assets = await lockAssets(tx, actor, { action: 'asset.trash', assetIds });
    if (!assets.ok) return assets;
    const ids = assets.value.map(({ id }) => id);
    // the first time counts: what lies in the trash already keeps its date
    const { count } = await tx.asset.updateMany({
      where: { workspaceId, id: { in: ids }, trashedAt: trashed ? null : { not: null } },
      data: { trashedAt: trashed ? new Date() : null },
    });
    const changed = assets.value.filter((asset) => (asset.trashedAt === null) === trashed);
    await noteAudits(
      tx,
      changed.map(({ id, name, projectId }) => ({
        by: actor,
        note: {
          action: trashed ? 'asset.trashed' : 'asset.restored',
          target: { kind: 'asset', id, name },
          projectId,
        },
      })),
    );
    return ok({ count });
  });
}
