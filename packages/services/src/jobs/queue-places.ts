import { Prisma, type Transaction } from '@maquette/db';
import { laneRanks, rankClimbSeconds } from '@maquette/domain/jobs';
import { mayStartSql, windowsSql, type WindowNow } from '../lanes/read-windows.ts';

/**
 * `queueRank` of domain/jobs for rows of "Job" under the alias j, joined with `off_peak` (see `windowsSql`), so that
 * PostgreSQL can sort a long queue. An off-peak job waits and climbs from when its window opened: it does not come out
 * of a day's waiting ahead of everyone.
 */
export const queueRankSql = Prisma.sql`
  GREATEST(0, (CASE j."lane" WHEN 'fast' THEN ${laneRanks.fast} WHEN 'standard' THEN ${laneRanks.standard}
    ELSE ${laneRanks['off-peak']} END)::int
    - floor(GREATEST(0, LEAST(extract(epoch FROM now() - j."createdAt"),
      CASE WHEN j."lane" = 'off-peak' THEN off_peak.open_seconds END)) / ${rankClimbSeconds}::int)::int)`;

export interface QueuePlace {
  jobId: string;
  /** 1 is next, among the queued jobs of its engine. */
  position: number;
  /** Work before it: what queued jobs ahead were expected to take, and what running ones still need. */
  aheadSeconds: number;
  /** The same of its own workspace alone, on all engines. */
  ownAheadSeconds: number;
}

/**
 * Where queued jobs stand, in the order in which the dispatcher would take them if every workspace may go on: handed
 * over already, then by rank, then by the jobs that their workspace has before them, then by age. A job whose off-peak
 * window is closed has no place, and takes none.
 */
export async function readQueuePlaces(
  reader: Pick<Transaction, '$queryRaw'>,
  jobs: readonly { id: string; workspaceId: string; engine: string }[],
  windows: ReadonlyMap<string, WindowNow>,
): Promise<Map<string, QueuePlace>> {
  if (jobs.length === 0) return new Map();
  const engines = [...new Set(jobs.map((job) => job.engine))];
  const workspaceIds = [...new Set(jobs.map((job) => job.workspaceId))];
  const rows = await reader.$queryRaw<QueuePlace[]>`
    WITH waiting AS (
      SELECT j."id", j."workspaceId", j."engine", j."createdAt", j."estimateSeconds", j."dispatchedAt",
        ${queueRankSql} AS rank
      FROM "Job" j LEFT JOIN ${windowsSql(windows)} ON off_peak.workspace = j."workspaceId"
      WHERE j."status" = 'queued' AND (${mayStartSql} OR j."dispatchedAt" IS NOT NULL)
        AND (j."engine" = ANY(${engines}) OR j."workspaceId" = ANY(${workspaceIds}))
    ), load AS (
      SELECT "workspaceId", count(*) AS running FROM "Job" WHERE "status" = 'running' GROUP BY 1
    ), turns AS (
      SELECT w.*, COALESCE(load.running, 0) + row_number() OVER (
        PARTITION BY w."workspaceId", w."engine" ORDER BY w.rank, w."createdAt", w."id") AS turn
      FROM waiting w LEFT JOIN load USING ("workspaceId")
    ), placed AS (
      SELECT "id", "workspaceId", "engine", row_number() OVER line AS position,
        COALESCE(sum("estimateSeconds") OVER (line ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS ahead,
        COALESCE(sum("estimateSeconds") OVER (own ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS own_ahead
      FROM turns
      WINDOW line AS (PARTITION BY "engine" ORDER BY "dispatchedAt" IS NULL, rank, turn, "createdAt", "id"),
        own AS (PARTITION BY "workspaceId" ORDER BY "dispatchedAt" IS NULL, rank, "createdAt", "id")
    ), running AS (
      SELECT "workspaceId", "engine", GREATEST(1, "estimateSeconds" - extract(epoch FROM now() - "startedAt")) AS seconds
      FROM "Job" WHERE "status" = 'running'
    ), busy AS (
      SELECT "engine", sum(seconds) AS seconds FROM running GROUP BY 1
    ), busy_own AS (
      SELECT "workspaceId", sum(seconds) AS seconds FROM running GROUP BY 1
    )
    SELECT placed."id" AS "jobId", position::int, (ahead + COALESCE(busy.seconds, 0))::float8 AS "aheadSeconds",
      (own_ahead + COALESCE(busy_own.seconds, 0))::float8 AS "ownAheadSeconds"
    FROM placed LEFT JOIN busy USING ("engine") LEFT JOIN busy_own USING ("workspaceId")
    WHERE placed."id" = ANY(${jobs.map((job) => job.id)})`;
  return new Map(rows.map((row) => [row.jobId, row]));
}
