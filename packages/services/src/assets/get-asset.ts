import { Prisma } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import type { AssetView } from '@maquette/domain/assets';
import { notFound, ok, type Result } from '@maquette/domain/result';
import { authorizeIn } from '../access/project-gate.ts';
import type { ServiceDeps } from '../deps.ts';
import { noteRestrictedSeen } from '../projects/note-restricted-seen.ts';
import { readAssets } from './read-assets.ts';

/** One asset with its newest version; also when it lies in the trash. */
export async function getAsset(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { assetId }: { assetId: string },
): Promise<Result<AssetView>> {
  const which = Prisma.sql`a."workspaceId" = ${actor.workspaceId} AND a."id" = ${assetId}`;
  const [asset] = await readAssets(deps.db.prisma, which, 1);
  if (!asset) return notFound();
  const allowed = await authorizeIn(deps.db.prisma, actor, 'asset.see', asset);
  if (!allowed.ok) return allowed;
  await noteRestrictedSeen(deps, actor, allowed.value);
  return ok(asset);
}
