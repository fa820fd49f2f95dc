import { Prisma, type Database } from '@maquette/db';
import type { AssetKind, ImageFacts, ModelFacts } from '@maquette/domain/assets';
import type { SharedAsset, SharedFile, SharedVersion } from '@maquette/domain/share';
import type { LiveShare } from './find-share.ts';
import { inScope } from './share-scope.ts';

interface VersionRow {
  assetId: string;
  kind: AssetKind;
  name: string;
  versionId: string;
  number: number;
  createdAt: Date;
  facts: ImageFacts | ModelFacts;
  files: { id: string; role: 'main' | 'thumbnail'; bytes: number }[];
}

/**
 * What a link shows, the newest assets and versions first. Only what a visitor may know is read.
 * @param options.token the secret that the visitor came with: the addresses of the files are made from it
 */
export async function readSharedAssets(
  db: Database['prisma'],
  link: LiveShare,
  { token, assetId, limit }: { token: string; assetId?: string; limit: number },
): Promise<SharedAsset[]> {
  const rows = await db.$queryRaw<VersionRow[]>`
    SELECT a."id" AS "assetId", a."kind"::text, a."name", v."id" AS "versionId", v."number", v."createdAt", v."facts", (
      SELECT COALESCE(json_agg(json_build_object('id', f."id", 'role', f."role", 'bytes', f."bytes")), '[]')
      FROM "StoredFile" f WHERE f."versionId" = v."id") AS "files"
    FROM "Asset" a JOIN "AssetVersion" v ON v."assetId" = a."id"
    WHERE ${inScope(link)} ${assetId === undefined ? Prisma.empty : Prisma.sql`AND a."id" = ${assetId}`}
    ORDER BY a."createdAt" DESC, a."id", v."number" DESC LIMIT ${limit}`;
  const assets = new Map<string, SharedAsset>();
  for (const row of rows) {
    const { assetId: id, kind, name } = row;
    const asset = assets.get(id) ?? { id, kind, name, versions: [] };
    asset.versions.push(versionOf(row, token));
    assets.set(id, asset);
  }
  return [...assets.values()];
}

function versionOf(row: VersionRow, token: string): SharedVersion {
  const file = (role: 'main' | 'thumbnail'): SharedFile | null => {
    const found = row.files.find((one) => one.role === role);
    return found ? { url: `/api/share/${token}/files/${found.id}`, bytes: found.bytes } : null;
  };
  const { versionId: id, number, createdAt, facts } = row;
  return {
    id,
    number,
    createdAt: createdAt.toISOString(),
    facts,
    main: file('main'),
    thumbnailUrl: file('thumbnail')?.url ?? null,
  };
}
