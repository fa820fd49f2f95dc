import type { Transaction } from '@maquette/db';
import { plans, type PlanId } from '@maquette/domain/plans';

/** The credits per cycle of a workspace's plan, as an operator has set them or as they are by default. */
export async function readAllowance(
  tx: Transaction,
  { workspaceId }: { workspaceId: string },
): Promise<number> {
  const rows = await tx.$queryRaw<{ planId: string; creditsPerCycle: number | null }[]>`
    SELECT w."planId", (
      SELECT p."creditsPerCycle" FROM "PlanVersion" p WHERE p."planId" = w."planId" AND p."effectiveAt" <= studio_now()
      ORDER BY p."version" DESC LIMIT 1) AS "creditsPerCycle"
    FROM "Workspace" w WHERE w."id" = ${workspaceId}`;
  const row = rows[0];
  if (!row) return 0;
  return row.creditsPerCycle ?? (plans[row.planId as PlanId] ?? plans.free).creditsPerCycle;
}
