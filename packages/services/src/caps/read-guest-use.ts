import type { Transaction } from '@maquette/db';
import type { CapWindow } from '@maquette/domain/caps';
import { Prisma } from '@maquette/db';

/** What a guest may spend in a project in a month, and what of it is spent. */
export interface GuestUse {
  credits: number;
  usedCredits: number;
}

/**
 * What guests with credits in this project spent there in a window, by user: held for jobs under way, consumed by those
 * that are over (see `readCapUses`). Who may not spend is missing.
 * @param which.userId one of them only
 */
export async function readGuestUses(
  reader: Pick<Transaction, '$queryRaw'>,
  { workspaceId, projectId, userId }: { workspaceId: string; projectId: string; userId?: string },
  window: CapWindow,
): Promise<Map<string, GuestUse>> {
  const rows = await reader.$queryRaw<(GuestUse & { userId: string })[]>`
    SELECT p."userId", p."creditsPerMonth" AS "credits",
      COALESCE((SELECT sum(CASE WHEN j."status" IN ('queued', 'running')
          THEN j."reservedCredits" ELSE j."consumedCredits" END)
        FROM "Job" j WHERE j."workspaceId" = p."workspaceId" AND j."projectId" = p."projectId"
          AND j."createdById" = p."userId"
          AND j."bookedAt" >= ${window.start} AND j."bookedAt" < ${window.end}), 0)::int AS "usedCredits"
    FROM "ProjectMember" p
    WHERE p."workspaceId" = ${workspaceId} AND p."projectId" = ${projectId} AND p."creditsPerMonth" IS NOT NULL
      ${userId === undefined ? Prisma.empty : Prisma.sql`AND p."userId" = ${userId}`}`;
  return new Map(rows.map(({ userId: id, ...use }) => [id, use]));
}
