import type { Transaction } from '@maquette/db';
import type { AlertStep } from '@maquette/domain/alerts';

/** Postings that one look takes. */
const postingsMax = 20_000;

interface Seen {
  /** The number of the last posting that was looked at. */
  seq: number;
  /** available + held after it. */
  value: number;
}

/**
 * How available + held of a wallet moved after the last look, step by step. What only goes between the two, a hold and
 * its return, is no step.
 * @returns the steps, and what is seen now; of a very long row the first ones, the next look goes on
 */
export async function readSteps(
  tx: Transaction,
  { workspaceId, seen }: { workspaceId: string; seen: Seen },
): Promise<{ steps: AlertStep[]; now: Seen }> {
  const postings = await tx.$queryRaw<{ seq: number; change: number; isRefill: boolean }[]>`
    SELECT p."seq",
      CASE WHEN p."to" IN ('available', 'held') THEN p."amount" ELSE 0 END
        - CASE WHEN p."from" IN ('available', 'held') THEN p."amount" ELSE 0 END AS change,
      p."from" = 'world' AND l."kind" IN ('subscription', 'rollover', 'top_up') AS "isRefill"
    FROM "Posting" p JOIN "Lot" l ON l."id" = p."lotId" JOIN "Wallet" w ON w."id" = p."walletId"
    WHERE w."workspaceId" = ${workspaceId} AND p."seq" > ${seen.seq} AND p."seq" <= w."lastSeq"
    ORDER BY p."seq" LIMIT ${postingsMax}`;
  let { value } = seen;
  const steps: AlertStep[] = [];
  for (const { change, isRefill } of postings) {
    value += change;
    if (change !== 0) steps.push({ value, isRefill });
  }
  const seq = postings.at(-1)?.seq ?? seen.seq;
  return { steps, now: { seq, value } };
}
