import { Prisma, type Transaction } from '@maquette/db';
import { laneRanks, rankClimbSeconds } from '@maquette/domain/jobs';

/** `queueRank` of domain/jobs for rows of "Job" under the alias j, so that PostgreSQL can sort a long queue. */
export const queueRankSql = Prisma.sql`
  GREATEST(0, (CASE j."lane" WHEN 'fast' THEN ${laneRanks.fast} WHEN 'standard' THEN ${laneRanks.standard}
    ELSE ${laneRanks['off-peak']} END)::int
    - floor(GREATEST(0, extract(epoch FROM now() - j."createdAt")) / ${rankClimbSeconds}::int)::int)`;

export interface QueuePlace {
  jobId: string;
  /** 1 is next, among the queued jobs of its engine. */
  position: number;
  /** Work before it: what queued jobs ahead were expected to take, and what running ones still need. */
  aheadSeconds: number;
}

/**
 * Where queued jobs stand, in the order in which the dispatcher would take them if every workspace may go on: handed
 * over already, then by rank, then by the jobs that their workspace has before them, then by age.
 */
export async function readQueuePlaces(
  reader: Pick<Transaction, '$queryRaw'>,
  jobs: readonly { id: string; engine: string }[],
): Promise<Map<string, QueuePlace>> {
  if (jobs.length === 0) return new Map();
  const engines = [...new Set(jobs.map((job) => job.engine))];
  const rows = await reader.$queryRaw<QueuePlace[]>`
    WITH waiting AS (
      SELECT j."id", j."workspaceId", j."engine", j."createdAt", j."estimateSeconds", j."dispatchedAt",
        ${queueRankSql} AS rank
      FROM "Job" j WHERE j."status" = 'queued' AND j."engine" = ANY(${engines})
    ), load AS (
      SELECT "workspaceId", count(*) AS running FROM "Job" WHERE "status" = 'running' GROUP BY 1
    ), turns AS (
      SELECT w.*, COALESCE(load.running, 0) + row_number() OVER (
        PARTITION BY w."workspaceId", w."engine" ORDER BY w.rank, w."createdAt", w."id") AS turn
      FROM waiting w LEFT JOIN load USING ("workspaceId")
    ), placed AS (
      SELECT "id", "engine", row_number() OVER line AS position,
        COALESCE(sum("estimateSeconds") OVER (line ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS ahead
      FROM turns
      WINDOW line AS (PARTITION BY "engine" ORDER BY "dispatchedAt" IS NULL, rank, turn, "createdAt", "id")
    ), busy AS (
      SELECT "engine", sum(GREATEST(1, "estimateSeconds" - extract(epoch FROM now() - "startedAt"))) AS seconds
      FROM "Job" WHERE "status" = 'running' GROUP BY 1
    )
    SELECT placed."id" AS "jobId", position::int, (ahead + COALESCE(busy.seconds, 0))::float8 AS "aheadSeconds"
    FROM placed LEFT JOIN busy USING ("engine") WHERE placed."id" = ANY(${jobs.map((job) => job.id)})`;
  return new Map(rows.map((row) => [row.jobId, row]));
}
