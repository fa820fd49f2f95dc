import type { Actor } from '@maquette/domain/access';
import { auditChange } from '@maquette/domain/audit';
import { ok, type Result } from '@maquette/domain/result';
import { authorizeIn } from '../access/project-gate.ts';
import { noteAudits } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { holdPlace, type Place } from '../projects/hold-place.ts';
import { moveShareLinks } from '../share/move-share-links.ts';
import { lockAssets } from './lock-assets.ts';

/** Moves assets into a folder of a project, or to its top (null): all of them, or none when one is not there. */
export async function moveAssets(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { assetIds, projectId, folderId }: Place & { assetIds: string[] },
): Promise<Result<{ count: number }>> {
  const { workspaceId } = actor;
  return deps.db.transaction(async (tx) => {
    const allowed = await authorizeIn(tx, actor, 'asset.edit', { projectId });
    if (!allowed.ok) return allowed;
    const place = await holdPlace(tx, workspaceId, { projectId, folderId });
    if (!place.ok) return place;
    const assets = await lockAssets(tx, actor, { action: 'asset.edit', assetIds });
    if (!assets.ok) return assets;
    const ids = assets.value.map(({ id }) => id);
    await tx.asset.updateMany({ where: { workspaceId, id: { in: ids } }, data: { projectId, folderId } });
    await moveShareLinks(tx, { workspaceId, assetIds: ids, projectId });
    const moved = assets.value.filter(
      (asset) => asset.projectId !== projectId || asset.folderId !== folderId,
    );
    await noteAudits(
      tx,
      moved.map((asset) => ({
        by: actor,
        note: {
          action: 'asset.moved',
          target: { kind: 'asset', id: asset.id, name: asset.name },
          projectId,
          ...auditChange(
            { projectId: asset.projectId, folderId: asset.folderId },
            { projectId, folderId: folderId ?? null },
          ),
        },
      })),
    );
    return ok({ count: ids.length });
  });
}
