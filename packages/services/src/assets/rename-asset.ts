import type { Actor } from '@maquette/domain/access';
import type { AssetView } from '@maquette/domain/assets';
import { notFound, ok, type Result } from '@maquette/domain/result';
import { tidyName } from '@maquette/domain/workspaces';
import { authorizeAsset } from './authorize-asset.ts';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { getAsset } from './get-asset.ts';

/** Gives an asset another name; several may have the same. */
export async function renameAsset(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { assetId, name }: { assetId: string; name: string },
): Promise<Result<AssetView>> {
  const allowed = await authorizeAsset(deps.db.prisma, actor, 'asset.edit', { assetId });
  if (!allowed.ok) return allowed;
  const tidy = tidyName(name, { field: 'name', kind: 'asset' });
  if (!tidy.ok) return tidy;
  const renamed = await deps.db.transaction(async (tx) => {
    const where = { workspaceId_id: { workspaceId: actor.workspaceId, id: assetId } };
    const asset = await tx.asset.findUnique({ where, select: { name: true, projectId: true } });
    if (!asset) return notFound();
    if (asset.name === tidy.value) return ok(undefined);
    await tx.asset.update({ where, data: { name: tidy.value }, select: { id: true } });
    await noteAudit(tx, actor, {
      action: 'asset.renamed',
      target: { kind: 'asset', id: assetId, name: tidy.value },
      projectId: asset.projectId,
      before: { name: asset.name },
      after: { name: tidy.value },
    });
    return ok(undefined);
  });
  return renamed.ok ? getAsset(deps, actor, { assetId }) : renamed;
}
