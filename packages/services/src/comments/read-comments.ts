import { Prisma, type Database, type Transaction } from '@maquette/db';
import type { CommentView } from '@maquette/domain/comments';

interface CommentRow {
  id: string;
  assetId: string;
  versionId: string;
  number: number;
  authorId: string | null;
  authorName: string;
  shareLinkId: string | null;
  shareLinkName: string | null;
  shareLinkMakerId: string | null;
  body: string;
  createdAt: Date;
}

const commentsMax = 500;

/** Comments that were not deleted, the newest 500 of them, the oldest first. @param which conditions on `c`; must name the workspace */
export async function readComments(
  db: Database['prisma'] | Transaction,
  which: Prisma.Sql,
): Promise<CommentView[]> {
  const rows = await db.$queryRaw<CommentRow[]>`
    SELECT c."id", c."assetId", c."versionId", v."number", c."authorId", c."authorName", c."body", c."createdAt",
      s."id" AS "shareLinkId", s."name" AS "shareLinkName", s."createdById" AS "shareLinkMakerId"
    FROM "Comment" c
    JOIN "AssetVersion" v ON v."workspaceId" = c."workspaceId" AND v."id" = c."versionId"
    LEFT JOIN "ShareLink" s ON s."id" = c."shareLinkId"
    WHERE ${which} AND c."deletedAt" IS NULL
    ORDER BY c."createdAt" DESC, c."id" DESC LIMIT ${commentsMax}`;
  return rows.toReversed().map((row) => ({
    id: row.id,
    assetId: row.assetId,
    version: { id: row.versionId, number: row.number },
    authorId: row.authorId,
    authorName: row.authorName,
    through: row.shareLinkId === null ? null : { id: row.shareLinkId, name: row.shareLinkName ?? '' },
    ownerId: row.authorId ?? row.shareLinkMakerId ?? '',
    body: row.body,
    createdAt: row.createdAt.toISOString(),
  }));
}
