import type { Transaction } from '@maquette/db';
import type { Operation } from '@maquette/domain/operations';

type Reader = Pick<Transaction, '$queryRaw'>;

/** How many of the newest durations an estimate is made from. */
const sampleCount = 20;

/**
 * The median of the last measured durations of jobs with each of these keys: from a worker's start to the end of
 * the attempt that delivered. Seconds; keys without a measurement are missing.
 */
export async function readMedianSeconds(
  reader: Reader,
  estimateKeys: readonly string[],
): Promise<Map<string, number>> {
  if (estimateKeys.length === 0) return new Map();
  const rows = await reader.$queryRaw<{ key: string; seconds: number | null }[]>`
    SELECT k.key, (
      SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY sample.seconds) FROM (
        SELECT extract(epoch FROM a."endedAt" - a."startedAt")::float8 AS seconds
        FROM "Job" j JOIN "JobAttempt" a ON a."jobId" = j."id" AND a."epoch" = j."epoch"
        WHERE j."estimateKey" = k.key AND j."status" = 'succeeded' AND a."startedAt" IS NOT NULL
        ORDER BY j."finishedAt" DESC LIMIT ${sampleCount}) sample) AS seconds
    FROM unnest(${[...new Set(estimateKeys)]}::text[]) AS k(key)`;
  return new Map(rows.flatMap(({ key, seconds }) => (seconds === null ? [] : [[key, seconds]])));
}

/** How long a job will run, from history, or the operation's own guess. Whole seconds, 1 or more. */
export async function estimateSecondsOf(
  reader: Reader,
  operation: Operation,
  params: Record<string, unknown>,
): Promise<number> {
  const key = operation.estimateKey(params);
  const median = (await readMedianSeconds(reader, [key])).get(key);
  return Math.max(1, Math.round(median ?? operation.estimateSecondsDefault(params)));
}
