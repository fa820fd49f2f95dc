import { Prisma } from '@maquette/db';
import type { ShareKind } from '@maquette/domain/share';

/** Whether what a link (`s`) was made for is still there, and not in the trash. */
export const targetStands = Prisma.sql`(CASE s."kind"
  WHEN 'asset' THEN EXISTS (SELECT 1 FROM "Asset" ta
    WHERE ta."workspaceId" = s."workspaceId" AND ta."id" = s."targetId" AND ta."trashedAt" IS NULL)
  WHEN 'version' THEN EXISTS (SELECT 1 FROM "AssetVersion" tv
    JOIN "Asset" ta ON ta."workspaceId" = tv."workspaceId" AND ta."id" = tv."assetId"
    WHERE tv."workspaceId" = s."workspaceId" AND tv."id" = s."targetId" AND ta."trashedAt" IS NULL)
  WHEN 'folder' THEN EXISTS (SELECT 1 FROM "Folder" tf
    WHERE tf."workspaceId" = s."workspaceId" AND tf."id" = s."targetId")
  ELSE EXISTS (SELECT 1 FROM "Project" tp WHERE tp."workspaceId" = s."workspaceId" AND tp."id" = s."targetId") END)`;

/** What of a link says what it shows. */
export interface Scope {
  workspaceId: string;
  kind: ShareKind;
  targetId: string;
  allVersions: boolean;
}

/**
 * What a link shows at this moment, as a condition on an asset `a` and its version `v`: never what lies in the trash, and
 * of each asset the newest version, unless the link is for one version or for all of them.
 */
export const inScope = (scope: Scope): Prisma.Sql => Prisma.sql`
  a."workspaceId" = ${scope.workspaceId} AND v."workspaceId" = ${scope.workspaceId} AND a."trashedAt" IS NULL
  AND ${ofTarget(scope)}`;

function ofTarget({ workspaceId, kind, targetId, allVersions }: Scope): Prisma.Sql {
  const newest = Prisma.sql`NOT EXISTS (SELECT 1 FROM "AssetVersion" later
    WHERE later."assetId" = v."assetId" AND later."number" > v."number")`;
  if (kind === 'version') return Prisma.sql`v."id" = ${targetId}`;
  if (kind === 'asset')
    return Prisma.sql`a."id" = ${targetId} ${allVersions ? Prisma.empty : Prisma.sql`AND ${newest}`}`;
  if (kind === 'project') return Prisma.sql`a."projectId" = ${targetId} AND ${newest}`;
  return Prisma.sql`${newest} AND a."folderId" IN (
    WITH RECURSIVE inside AS (
      SELECT f."id" FROM "Folder" f WHERE f."workspaceId" = ${workspaceId} AND f."id" = ${targetId}
      UNION SELECT f."id" FROM "Folder" f JOIN inside ON f."parentId" = inside."id"
        WHERE f."workspaceId" = ${workspaceId})
    SELECT "id" FROM inside)`;
}
