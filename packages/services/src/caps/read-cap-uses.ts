import { Prisma, type Transaction } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import { capWindow, type Cap, type CapUse } from '@maquette/domain/caps';

/** Whose spending a job is. */
export interface Spender {
  workspaceId: string;
  userId: string;
  /** null: not with a key. */
  apiKeyId: string | null;
  /** null: not known yet. */
  projectId: string | null;
  /** Spends within what they were given for the project, beside all caps. */
  isGuest: boolean;
}

export const spenderOf = ({ workspaceId, userId, role, via }: Actor, projectId: string | null): Spender => ({
  workspaceId,
  userId,
  apiKeyId: via.kind === 'api-key' ? via.apiKeyId : null,
  projectId,
  isGuest: role === 'guest',
});

/** The moment at which use is counted, and the time zone that days and months are counted in. */
export interface CapClock {
  now: Date;
  timeZone: string;
}

/** The caps that a job of this spender counts under. The cap of a key that was replaced went over to its successor. */
export const capsOf = ({ userId, apiKeyId, projectId }: Spender): Prisma.Sql => Prisma.sql`
  (c."scope" = 'workspace' OR (c."scope" = 'member' AND c."subjectId" = ${userId})
    OR (c."scope" = 'api_key' AND c."subjectId" IN (SELECT keys_after(${apiKeyId})))
    OR (c."scope" = 'project' AND c."subjectId" = ${projectId}))`;

/**
 * Caps with what was spent under them in their window of this moment: held for jobs under way, consumed by those that
 * are over, so that a job which comes back makes room again. Read from jobs and not from holds: with several errands
 * in one transaction, job rows are written at once and holds at its end (see `withWallet`).
 * @param which a condition on rows of "Cap" under the alias c
 */
export async function readCapUses(
  reader: Pick<Transaction, '$queryRaw'>,
  { workspaceId, which }: { workspaceId: string; which: Prisma.Sql },
  { now, timeZone }: CapClock,
): Promise<CapUse[]> {
  const day = capWindow('day', now, timeZone);
  const month = capWindow('month', now, timeZone);
  const rows = await reader.$queryRaw<(Cap & { raisedCredits: number; usedCredits: number })[]>`
    SELECT c."id", c."scope", c."subjectId", c."period", c."credits", c."isHard",
      COALESCE((SELECT sum(r."credits") FROM "CapRaise" r
        WHERE r."workspaceId" = c."workspaceId" AND r."capId" = c."id" AND r."until" > ${now}), 0)::int
        AS "raisedCredits",
      COALESCE((SELECT sum(CASE WHEN j."status" IN ('queued', 'running')
          THEN j."reservedCredits" ELSE j."consumedCredits" END)
        FROM "Job" j WHERE j."workspaceId" = c."workspaceId"
          AND j."bookedAt" >= (CASE c."period" WHEN 'day' THEN ${day.start}::timestamptz ELSE ${month.start} END)
          AND j."bookedAt" < (CASE c."period" WHEN 'day' THEN ${day.end}::timestamptz ELSE ${month.end} END)
          AND (CASE c."scope" WHEN 'workspace' THEN true
            WHEN 'member' THEN j."createdById" = c."subjectId"
            WHEN 'project' THEN j."projectId" = c."subjectId"
            ELSE j."apiKeyId" IN (SELECT keys_before(c."subjectId")) END)), 0)::int AS "usedCredits"
    FROM "Cap" c WHERE c."workspaceId" = ${workspaceId} AND ${which}
    ORDER BY c."scope", c."createdAt", c."id"`;
  return rows.map((row) => ({ ...row, window: row.period === 'day' ? day : month }));
}
