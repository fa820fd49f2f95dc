import { stringify } from 'csv-stringify/sync';
import type { Actor } from '@maquette/domain/access';
import { ok, type Result } from '@maquette/domain/result';
import { creditsPerKeptModel } from '@maquette/domain/usage';
import type { ServiceDeps } from '../deps.ts';
import { getUsage, type UsageQuery } from './get-usage.ts';

/** The rows of `getUsage` as CSV (RFC 4180), with a line of names. Names that look like formulas are made harmless. */
export async function exportUsage(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  query: UsageQuery,
): Promise<Result<{ fileName: string; text: string }>> {
  const usage = await getUsage(deps, actor, query);
  if (!usage.ok) return usage;
  const { groupBy, from, to, rows } = usage.value;
  const lines = rows.map((row) => [
    row.key ?? '',
    row.name,
    row.jobs,
    row.consumedCredits,
    row.heldCredits,
    row.returnedCredits,
    row.failedJobs,
    row.failedCredits,
    row.cancelledJobs,
    row.keptModels,
    creditsPerKeptModel(row) ?? '',
  ]);
  const text = stringify([[groupBy, ...columns], ...lines], {
    escape_formulas: true,
    record_delimiter: '\r\n',
  });
  return ok({ fileName: `usage-by-${groupBy}-${from}-${to}.csv`, text });
}

const columns = [
  'name',
  'jobs',
  'consumedCredits',
  'heldCredits',
  'returnedCredits',
  'failedJobs',
  'failedCredits',
  'cancelledJobs',
  'keptModels',
  'creditsPerKeptModel',
];
