import type { Transaction } from '@maquette/db';

/** The day it is in a workspace, by the clock of the wallets, as `2026-11-20`, and the time zone that says so. */
export async function readToday(
  db: Pick<Transaction, '$queryRaw'>,
  workspaceId: string,
): Promise<{ timeZone: string; today: string }> {
  const [row] = await db.$queryRaw<{ timeZone: string; today: string }[]>`
    SELECT "timeZone", to_char(studio_now() AT TIME ZONE "timeZone", 'YYYY-MM-DD') AS "today"
    FROM "Workspace" WHERE "id" = ${workspaceId}`;
  if (!row) throw new Error(`there is no workspace ${workspaceId}`);
  return row;
}
