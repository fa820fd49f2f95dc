import { Prisma, type Database, type Transaction } from '@maquette/db';
import type { FolderView } from '@maquette/domain/workspaces';

/** Folders of a project with the number of assets in each (not below, not in the trash), by name. */
export const readFolders = (
  db: Database['prisma'] | Transaction,
  where: { workspaceId: string; projectId?: string; folderId?: string },
): Promise<FolderView[]> =>
  db.$queryRaw<FolderView[]>`
    SELECT f."id", f."projectId", f."parentId", f."name",
      (SELECT count(*)::int FROM "Asset" a WHERE a."workspaceId" = f."workspaceId" AND a."projectId" = f."projectId"
        AND a."folderId" = f."id" AND a."trashedAt" IS NULL) AS "assetCount"
    FROM "Folder" f WHERE f."workspaceId" = ${where.workspaceId}
      ${where.projectId === undefined ? Prisma.empty : Prisma.sql`AND f."projectId" = ${where.projectId}`}
      ${where.folderId === undefined ? Prisma.empty : Prisma.sql`AND f."id" = ${where.folderId}`}
    ORDER BY lower(f."name"), f."id"`;
