import { authorize, type Actor } from '@maquette/domain/access';
import type { HoldView } from '@maquette/domain/credits';
import { ok, type Result } from '@maquette/domain/result';
import { hiddenProjectName, readProjectNames } from '../access/read-project-names.ts';
import type { ServiceDeps } from '../deps.ts';

const holdsMax = 50;

/**
 * Which jobs hold how many credits, the largest first; at most 50 of them, and how many there are. Jobs in projects that the
 * actor does not see are without id and name.
 */
export async function listHolds(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
): Promise<Result<{ items: HoldView[]; count: number }>> {
  const allowed = authorize(actor, 'wallet.see-balance');
  if (!allowed.ok) return allowed;
  const rows = await deps.db.prisma.$queryRaw<
    (Omit<HoldView, 'since' | 'by'> & {
      since: Date;
      byId: string;
      byName: string;
      projectId: string;
      count: number;
    })[]
  >`
    SELECT h."jobId", j."name" AS "jobName", j."operation", j."projectId", h."amount" AS "credits", h."createdAt" AS "since",
      CASE WHEN j."status" IN ('queued', 'running') THEN j."status"::text ELSE 'over' END AS "status",
      j."createdById" AS "byId", COALESCE(u."name", '') AS "byName", (count(*) OVER ())::int AS "count"
    FROM "Wallet" w
    JOIN "Hold" h ON h."walletId" = w."id" AND h."status" = 'open' AND h."amount" > 0
    JOIN "Job" j ON j."id" = h."jobId" AND j."workspaceId" = w."workspaceId"
    LEFT JOIN "User" u ON u."id" = j."createdById"
    WHERE w."workspaceId" = ${actor.workspaceId}
    ORDER BY h."amount" DESC, h."createdAt", h."id" LIMIT ${holdsMax}`;
  const projects = await readProjectNames(
    deps.db.prisma,
    actor,
    rows.map(({ projectId }) => projectId),
  );
  return ok({
    items: rows.map(({ since, byId, byName, projectId, count: _count, ...hold }) => ({
      ...hold,
      ...(projects.isHidden(projectId) && { jobId: null, jobName: hiddenProjectName }),
      since: since.toISOString(),
      by: { id: byId, name: byName },
    })),
    count: rows[0]?.count ?? 0,
  });
}
