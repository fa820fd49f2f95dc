import type { Transaction } from '@maquette/db';
import type { OffPeakWindow } from '@maquette/domain/lanes';

/** What a workspace set for its jobs. One cheap look: what caps allow is only worked out where there are any. */
export interface WorkspaceLimits extends OffPeakWindow {
  approvalAboveCredits: number | null;
  hasCaps: boolean;
  /** The studio's time at the look. */
  now: Date;
}

export async function readLimits(
  reader: Pick<Transaction, '$queryRaw'>,
  workspaceId: string,
): Promise<WorkspaceLimits> {
  const rows = await reader.$queryRaw<WorkspaceLimits[]>`
    SELECT w."timeZone", w."offPeakStartMinute", w."offPeakEndMinute", w."approvalAboveCredits",
      EXISTS (SELECT 1 FROM "Cap" c WHERE c."workspaceId" = w."id") AS "hasCaps", studio_now() AS now
    FROM "Workspace" w WHERE w."id" = ${workspaceId}`;
  if (!rows[0]) throw new Error(`there is no workspace ${workspaceId}`);
  return rows[0];
}
