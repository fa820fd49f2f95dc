import { Prisma, type Database, type Transaction } from '@maquette/db';
import type { ShareKind, ShareLinkView } from '@maquette/domain/share';
import { targetStands } from './share-scope.ts';

interface LinkRow {
  id: string;
  projectId: string;
  kind: ShareKind;
  targetId: string;
  targetName: string | null;
  assetId: string | null;
  name: string;
  mayDownload: boolean;
  mayComment: boolean;
  allVersions: boolean;
  hasPassphrase: boolean;
  expiresAt: Date | null;
  revokedAt: Date | null;
  isLive: boolean;
  embedSites: string[];
  viewCount: number;
  downloadCount: number;
  lastViewedAt: Date | null;
  createdById: string;
  createdByName: string | null;
  createdAt: Date;
}

const linksMax = 500;

/** Links as members see them, the living first, then the newest. @param which conditions on `s`; must name the workspace */
export async function readShareLinks(
  db: Database['prisma'] | Transaction,
  which: Prisma.Sql,
): Promise<ShareLinkView[]> {
  const rows = await db.$queryRaw<LinkRow[]>`
    SELECT s."id", s."projectId", s."kind"::text, s."targetId", s."name", s."mayDownload", s."mayComment",
      s."allVersions", s."passphraseHash" IS NOT NULL AS "hasPassphrase", s."expiresAt", s."revokedAt",
      s."embedSites", s."viewCount", s."downloadCount", s."lastViewedAt", s."createdById", s."createdAt",
      u."name" AS "createdByName", v."assetId",
      CASE WHEN ${targetStands} THEN COALESCE(p."name", f."name", a."name",
        va."name" || ', version ' || v."number") END AS "targetName",
      (s."revokedAt" IS NULL AND (s."expiresAt" IS NULL OR s."expiresAt" > now()) AND ${targetStands}) AS "isLive"
    FROM "ShareLink" s
    LEFT JOIN "User" u ON u."id" = s."createdById"
    LEFT JOIN "Project" p ON s."kind" = 'project' AND p."workspaceId" = s."workspaceId" AND p."id" = s."targetId"
    LEFT JOIN "Folder" f ON s."kind" = 'folder' AND f."workspaceId" = s."workspaceId" AND f."id" = s."targetId"
    LEFT JOIN "Asset" a ON s."kind" = 'asset' AND a."workspaceId" = s."workspaceId" AND a."id" = s."targetId"
    LEFT JOIN "AssetVersion" v ON s."kind" = 'version' AND v."workspaceId" = s."workspaceId" AND v."id" = s."targetId"
    LEFT JOIN "Asset" va ON va."workspaceId" = v."workspaceId" AND va."id" = v."assetId"
    WHERE ${which}
    ORDER BY "isLive" DESC, s."createdAt" DESC, s."id" LIMIT ${linksMax}`;
  return rows.map(viewOf);
}

const viewOf = (row: LinkRow): ShareLinkView => {
  const { kind, targetId, targetName, assetId, createdById, createdByName, ...rest } = row;
  return {
    ...rest,
    target: { kind, id: targetId, name: targetName, assetId: kind === 'asset' ? targetId : assetId },
    expiresAt: row.expiresAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    lastViewedAt: row.lastViewedAt?.toISOString() ?? null,
    createdBy: { id: createdById, name: createdByName ?? '' },
    createdAt: row.createdAt.toISOString(),
  };
};
