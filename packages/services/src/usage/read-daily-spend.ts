import type { Transaction } from '@maquette/db';
import { addDays, eachDay } from '@maquette/domain/usage';
import { readToday } from './read-today.ts';

/** Older days weigh next to nothing in a forecast with a half-life of three days. */
const daysKnownMax = 28;

/**
 * What the jobs of each of the last whole days have consumed, from the first day with spending among the last 28 on to
 * yesterday, days of the workspace: what `forecastRunOut` asks for. Days before the first are left out, not counted as
 * days without spending: they would make a young workspace look thriftier than it is.
 */
export async function readDailySpend(
  db: Pick<Transaction, '$queryRaw'>,
  workspaceId: string,
): Promise<number[]> {
  const { timeZone, today } = await readToday(db, workspaceId);
  const from = addDays(today, -daysKnownMax);
  const rows = await db.$queryRaw<{ day: string; credits: number }[]>`
    SELECT to_char(j."bookedAt" AT TIME ZONE ${timeZone}, 'YYYY-MM-DD') AS "day",
      sum(j."consumedCredits")::float8 AS "credits"
    FROM "Job" j
    WHERE j."workspaceId" = ${workspaceId} AND j."consumedCredits" > 0
      AND j."bookedAt" >= (${from}::date::timestamp AT TIME ZONE ${timeZone})
      AND j."bookedAt" < (${today}::date::timestamp AT TIME ZONE ${timeZone})
    GROUP BY 1 ORDER BY 1`;
  const first = rows[0]?.day;
  if (first === undefined) return [];
  const byDay = new Map(rows.map(({ day, credits }) => [day, credits]));
  return eachDay({ from: first, to: addDays(today, -1) }).map((day) => byDay.get(day) ?? 0);
}
