import type { Transaction } from '@maquette/db';
import { forecastRunOut, type RunOut } from '@maquette/domain/usage';
import { readDailySpend } from '../usage/read-daily-spend.ts';

/** When a workspace's credits will be used up: the same forecast that its wallet shows. */
export const readForecast = async (
  tx: Transaction,
  { workspaceId, credits }: { workspaceId: string; credits: number },
): Promise<RunOut> =>
  forecastRunOut({ dailySpend: await readDailySpend(tx, workspaceId), available: credits });

/** Days for the rules: `Infinity` with no end in sight, null without enough data. */
export const daysForRules = ({ days, perDay }: RunOut): number | null =>
  perDay === null ? null : (days ?? Infinity);
