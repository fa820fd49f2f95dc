import { Prisma } from '@maquette/db';
import type { CreditState, LotKind, PostingReason } from '@maquette/domain/credits';
import type { ServiceDeps } from '../deps.ts';

export interface LedgerFilter {
  reason?: PostingReason;
  lotKind?: LotKind;
  /** What this person did, and what happened to the jobs that they started. */
  userId?: string;
  projectId?: string;
  jobId?: string;
  /** Days in the workspace's time zone, both included. */
  from?: string;
  to?: string;
}

/** A posting with its lot and its job. */
export interface EntryRow {
  seq: number;
  at: Date;
  lotId: string;
  from: CreditState;
  to: CreditState;
  amount: number;
  reason: PostingReason;
  jobId: string | null;
  holdId: string | null;
  actor: string;
  lotKind: LotKind;
  lotAmount: number;
  lotSource: string;
  lotExpiresAt: Date | null;
  jobName: string | null;
  operation: string | null;
  projectId: string | null;
  startedById: string | null;
}

/** Entries of the ledger that a filter lets through, newest first, from `upTo` on downwards. */
export function readEntries(
  deps: Pick<ServiceDeps, 'db'>,
  which: { workspaceId: string; upTo: number; filter: LedgerFilter; limit: number },
): Promise<EntryRow[]> {
  const { workspaceId, upTo, filter, limit } = which;
  return deps.db.prisma.$queryRaw<EntryRow[]>`
    SELECT p."seq", p."at", p."lotId", p."from", p."to", p."amount", p."reason", p."jobId", p."holdId", p."actor",
      l."kind" AS "lotKind", l."amount" AS "lotAmount", l."source" AS "lotSource", l."expiresAt" AS "lotExpiresAt",
      j."name" AS "jobName", j."operation", j."projectId", j."createdById" AS "startedById"
    FROM "Wallet" w
    JOIN "Posting" p ON p."walletId" = w."id"
    JOIN "Lot" l ON l."id" = p."lotId"
    LEFT JOIN "Job" j ON j."id" = p."jobId" AND j."workspaceId" = w."workspaceId"
    WHERE w."workspaceId" = ${workspaceId} AND p."seq" <= ${upTo} ${conditionsOf(workspaceId, filter)}
    ORDER BY p."seq" DESC LIMIT ${limit}`;
}

function conditionsOf(workspaceId: string, filter: LedgerFilter): Prisma.Sql {
  const { reason, lotKind, userId, projectId, jobId, from, to } = filter;
  const timeZone = Prisma.sql`(SELECT "timeZone" FROM "Workspace" WHERE "id" = ${workspaceId})`;
  const conditions = [
    reason === undefined ? null : Prisma.sql`p."reason" = ${reason}`,
    lotKind === undefined ? null : Prisma.sql`l."kind" = ${lotKind}::"LotKind"`,
    userId === undefined
      ? null
      : Prisma.sql`(j."createdById" = ${userId} OR p."actor" = ${`user:${userId}`} OR p."actor" IN (
          SELECT 'key:' || k."id" FROM "ApiKey" k
          WHERE k."workspaceId" = ${workspaceId} AND k."userId" = ${userId}))`,
    projectId === undefined ? null : Prisma.sql`j."projectId" = ${projectId}`,
    jobId === undefined ? null : Prisma.sql`p."jobId" = ${jobId}`,
    from === undefined ? null : Prisma.sql`p."at" >= (${from}::date::timestamp AT TIME ZONE ${timeZone})`,
    to === undefined ? null : Prisma.sql`p."at" < ((${to}::date + 1)::timestamp AT TIME ZONE ${timeZone})`,
  ].filter((condition) => condition !== null);
  return conditions.length === 0 ? Prisma.empty : Prisma.sql`AND ${Prisma.join(conditions, ' AND ')}`;
}
