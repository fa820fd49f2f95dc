import type { Transaction } from '@maquette/db';
import type { AlertKind } from '@maquette/domain/alerts';
import { daysForRules, readForecast } from './read-forecast.ts';

/**
 * Whether a rule that is made or changed now waits for its crossing. A level of credits does: it is crossed or it is
 * not. A forecast that is already within the days would fire at once, for nothing that happened.
 */
export async function isArmedAtFirst(
  tx: Transaction,
  rule: { workspaceId: string; kind: AlertKind; threshold: number },
): Promise<boolean> {
  const { workspaceId, kind, threshold } = rule;
  if (kind !== 'run_out_days') return true;
  const { available, held } = await tx.wallet.findUniqueOrThrow({ where: { workspaceId } });
  const days = daysForRules(await readForecast(tx, { workspaceId, credits: available + held }));
  return days === null || days > threshold;
}
