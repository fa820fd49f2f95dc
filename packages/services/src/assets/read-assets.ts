import { Prisma, type Database, type Transaction } from '@maquette/db';
import type { AssetKind, AssetView } from '@maquette/domain/assets';
import { versionJson, versionViewOf, type VersionJson } from './read-versions.ts';

interface AssetRow {
  id: string;
  projectId: string;
  folderId: string | null;
  kind: AssetKind;
  name: string;
  createdAt: Date;
  updatedAt: Date;
  trashedAt: Date | null;
  versionCount: number;
  current: VersionJson;
}

/**
 * Assets with their newest version and its files, in one statement, whatever their number. Newest first.
 * @param which conditions on the row of "Asset", `a`; must name the workspace
 */
export async function readAssets(
  db: Database['prisma'] | Transaction,
  which: Prisma.Sql,
  limit: number,
): Promise<AssetView[]> {
  const rows = await db.$queryRaw<AssetRow[]>`
    SELECT page.*, versions."count" AS "versionCount", newest."current"
    FROM (
      SELECT a."id", a."projectId", a."folderId", a."kind"::text, a."name", a."createdAt", a."updatedAt", a."trashedAt"
      FROM "Asset" a WHERE ${which} ORDER BY a."createdAt" DESC, a."id" LIMIT ${limit}) page
    CROSS JOIN LATERAL (
      SELECT ${versionJson} AS "current" FROM "AssetVersion" v
      WHERE v."assetId" = page."id" ORDER BY v."number" DESC LIMIT 1) newest
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS "count" FROM "AssetVersion" v WHERE v."assetId" = page."id") versions
    ORDER BY page."createdAt" DESC, page."id"`;
  return rows.map(viewOf);
}

const viewOf = (row: AssetRow): AssetView => ({
  id: row.id,
  projectId: row.projectId,
  folderId: row.folderId,
  kind: row.kind,
  name: row.name,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  trashedAt: row.trashedAt?.toISOString() ?? null,
  versionCount: row.versionCount,
  current: versionViewOf(row.current),
});
