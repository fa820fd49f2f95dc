import type { Actor } from '@maquette/domain/access';
import type { VersionView } from '@maquette/domain/assets';
import { notFound, ok, type Result } from '@maquette/domain/result';
import { authorizeAsset } from './authorize-asset.ts';
import type { ServiceDeps } from '../deps.ts';
import { versionJson, versionViewOf, type VersionJson } from './read-versions.ts';

/** All versions of an asset, the newest first. */
export async function listVersions(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { assetId }: { assetId: string },
): Promise<Result<VersionView[]>> {
  const allowed = await authorizeAsset(deps.db.prisma, actor, 'asset.see', { assetId });
  if (!allowed.ok) return allowed;
  const rows = await deps.db.prisma.$queryRaw<{ version: VersionJson }[]>`
    SELECT ${versionJson} AS "version" FROM "AssetVersion" v
    WHERE v."workspaceId" = ${actor.workspaceId} AND v."assetId" = ${assetId} ORDER BY v."number" DESC`;
  // every asset has a version
  return rows.length === 0 ? notFound() : ok(rows.map(({ version }) => versionViewOf(version)));
}
