import type { Database, Transaction } from '@maquette/db';
import { notFound, ok, type Result } from '@maquette/domain/result';
import type { ShareKind } from '@maquette/domain/share';
import { targetStands } from './share-scope.ts';
import { hashShareToken } from './share-token.ts';

/** A link that works at this moment, as the studio knows it. Nothing of it goes out as it is. */
export interface LiveShare {
  id: string;
  workspaceId: string;
  projectId: string;
  kind: ShareKind;
  targetId: string;
  name: string;
  tokenHash: string;
  mayDownload: boolean;
  mayComment: boolean;
  allVersions: boolean;
  passphraseHash: string | null;
  embedSites: string[];
  createdById: string;
}

/**
 * The link with this secret. Unknown, revoked, expired, or with nothing behind it any more: all are not found, by the same
 * statement, so neither the answer nor its time tells them apart.
 */
export async function findShare(
  db: Database['prisma'] | Transaction,
  token: string,
): Promise<Result<LiveShare>> {
  const rows = await db.$queryRaw<LiveShare[]>`
    SELECT s."id", s."workspaceId", s."projectId", s."kind"::text, s."targetId", s."name", s."tokenHash",
      s."mayDownload", s."mayComment", s."allVersions", s."passphraseHash", s."embedSites", s."createdById"
    FROM "ShareLink" s JOIN "Workspace" w ON w."id" = s."workspaceId"
    WHERE s."tokenHash" = ${hashShareToken(token)} AND s."revokedAt" IS NULL
      AND (s."expiresAt" IS NULL OR s."expiresAt" > now()) AND w."deletedAt" IS NULL AND ${targetStands}`;
  return rows[0] ? ok(rows[0]) : notFound();
}
