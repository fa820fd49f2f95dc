import type { Transaction } from '@maquette/db';
import { forecastRunOut, type RunOut } from '@maquette/domain/usage';

/** Whole days that a forecast looks back on. */
const daysBack = 28;

/** When a workspace's credits will be used up, from what its jobs cost on the last 28 whole days of its time zone. */
export async function readForecast(
  tx: Transaction,
  { workspaceId, credits }: { workspaceId: string; credits: number },
): Promise<RunOut> {
  const rows = await tx.$queryRaw<{ spent: number }[]>`
    WITH place AS (
      SELECT "timeZone" AS zone, (studio_now() AT TIME ZONE "timeZone")::date AS today
      FROM "Workspace" WHERE "id" = ${workspaceId})
    SELECT COALESCE((
      SELECT sum(j."consumedCredits") FROM "Job" j
      WHERE j."workspaceId" = ${workspaceId}
        AND j."bookedAt" >= day::date::timestamp AT TIME ZONE place.zone
        AND j."bookedAt" < (day::date + 1)::timestamp AT TIME ZONE place.zone), 0)::int AS spent
    FROM place, generate_series(place.today - ${daysBack}::int, place.today - 1, interval '1 day') day
    ORDER BY day`;
  return forecastRunOut({ dailySpend: rows.map(({ spent }) => spent), available: credits });
}

/** Days for the rules: `Infinity` with no end in sight, null without enough data. */
export const daysForRules = ({ days, perDay }: RunOut): number | null =>
  perDay === null ? null : (days ?? Infinity);
