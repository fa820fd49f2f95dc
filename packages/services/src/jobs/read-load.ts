import type { Transaction } from '@maquette/db';
import { jobLimits } from '@maquette/domain/plans';
import { planBookOf, planVersionsSql, type PlanVersionRow } from '../plans/read-plans.ts';

export interface WorkspaceLoad {
  queuedCount: number;
  runningCount: number;
  /** Queued jobs that were handed to the queue already. */
  dispatchedCount: number;
  runningJobsMax: number;
  queuedJobsMax: number;
}

/** How many jobs these workspaces have under way, and how many their plan lets them have. */
export async function readLoad(
  tx: Pick<Transaction, '$queryRaw'>,
  workspaceIds: readonly string[],
): Promise<Map<string, WorkspaceLoad>> {
  const rows = await tx.$queryRaw<
    {
      workspaceId: string;
      planId: string;
      trialIsAlive: boolean;
      planVersions: PlanVersionRow[] | null;
      queued: number;
      running: number;
      dispatched: number;
    }[]
  >`
    SELECT w."id" AS "workspaceId", w."planId", ${planVersionsSql} AS "planVersions",
      EXISTS (SELECT 1 FROM "Wallet" x JOIN "Lot" l ON l."walletId" = x."id"
        WHERE x."workspaceId" = w."id" AND l."kind" = 'trial' AND l."expiresAt" > studio_now()) AS "trialIsAlive",
      count(j."id") FILTER (WHERE j."status" = 'queued')::int AS queued,
      count(j."id") FILTER (WHERE j."status" = 'running')::int AS running,
      count(j."id") FILTER (WHERE j."status" = 'queued' AND j."dispatchedAt" IS NOT NULL)::int AS dispatched
    FROM "Workspace" w
    LEFT JOIN "Job" j ON j."workspaceId" = w."id" AND j."status" IN ('queued', 'running')
    WHERE w."id" = ANY(${workspaceIds}) GROUP BY w."id"`;
  return new Map(
    rows.map((row) => [
      row.workspaceId,
      {
        queuedCount: row.queued,
        runningCount: row.running,
        dispatchedCount: row.dispatched,
        ...jobLimits(planBookOf(row.planVersions), row.planId, row.trialIsAlive),
      },
    ]),
  );
}
