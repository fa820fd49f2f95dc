import { Prisma, type Transaction } from '@maquette/db';
import { isWindowOpen, lastOpening, type OffPeakWindow } from '@maquette/domain/lanes';

/** The off-peak window of a workspace at this moment of the studio's time. */
export interface WindowNow extends OffPeakWindow {
  now: Date;
  isOpen: boolean;
}

/** The windows of all workspaces that have off-peak jobs waiting, by workspace. */
export async function readWindows(reader: Pick<Transaction, '$queryRaw'>): Promise<Map<string, WindowNow>> {
  const rows = await reader.$queryRaw<(OffPeakWindow & { workspaceId: string; now: Date })[]>`
    SELECT w."id" AS "workspaceId", w."timeZone", w."offPeakStartMinute", w."offPeakEndMinute", studio_now() AS now
    FROM "Workspace" w WHERE w."id" IN (
      SELECT j."workspaceId" FROM "Job" j WHERE j."status" = 'queued' AND j."lane" = 'off-peak')`;
  return new Map(
    rows.map(({ workspaceId, ...window }) => [
      workspaceId,
      { ...window, isOpen: isWindowOpen(window, window.now) },
    ]),
  );
}

/**
 * Rows `off_peak (workspace, is_open, open_seconds)` for a query: which windows are open, and for how long; without
 * `open_seconds` when they always are.
 */
export function windowsSql(windows: ReadonlyMap<string, WindowNow>): Prisma.Sql {
  const states = [...windows].map(([workspaceId, window]) => {
    const openedAt = lastOpening(window, window.now);
    const openSeconds = openedAt && (window.now.getTime() - openedAt.getTime()) / 1_000;
    return { workspaceId, isOpen: window.isOpen, openSeconds };
  });
  return Prisma.sql`unnest(${states.map((one) => one.workspaceId)}::text[], ${states.map((one) => one.isOpen)}::bool[],
    ${states.map((one) => one.openSeconds)}::float8[]) AS off_peak(workspace, is_open, open_seconds)`;
}

/** Of rows of "Job" under the alias j, joined with `off_peak`: those that may be handed out, but for places. */
export const mayStartSql = Prisma.sql`(j."lane" <> 'off-peak' OR off_peak.is_open)`;
