import { Prisma } from '@maquette/db';
import { authorize, type Actor } from '@maquette/domain/access';
import type { AssetView } from '@maquette/domain/assets';
import { notFound, ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { readAssets } from './read-assets.ts';

/** One asset with its newest version; also when it lies in the trash. */
export async function getAsset(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { assetId }: { assetId: string },
): Promise<Result<AssetView>> {
  const allowed = authorize(actor, 'asset.see');
  if (!allowed.ok) return allowed;
  const which = Prisma.sql`a."workspaceId" = ${actor.workspaceId} AND a."id" = ${assetId}`;
  const [asset] = await readAssets(deps.db.prisma, which, 1);
  return asset ? ok(asset) : notFound();
}
