import type { Actor } from '@maquette/domain/access';
import type { AssetView } from '@maquette/domain/assets';
import { notFound, type Result } from '@maquette/domain/result';
import { tidyName } from '@maquette/domain/workspaces';
import { authorizeAsset } from './authorize-asset.ts';
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
  const { count } = await deps.db.prisma.asset.updateMany({
    where: { workspaceId: actor.workspaceId, id: assetId },
    data: { name: tidy.value },
  });
  return count === 0 ? notFound() : getAsset(deps, actor, { assetId });
}
