import { Prisma, type Transaction } from '@maquette/db';
import { isPlanId, plans as defaultPlans, type Plan, type PlanBook } from '@maquette/domain/plans';

/** The newest version of each edited plan that is in force, as one JSON array; null when no plan was ever edited. */
export const planVersionsSql = Prisma.sql`(
  SELECT jsonb_agg(to_jsonb(v)) FROM (
    SELECT DISTINCT ON ("planId") * FROM "PlanVersion" WHERE "effectiveAt" <= studio_now()
    ORDER BY "planId", "effectiveAt" DESC, "version" DESC) v)`;

/** Plan fields as `PlanVersion` has them. */
export type PlanVersionRow = Omit<Plan, 'id'> & { planId: string };

/** The plans in force: the defaults, and over them what an operator changed. */
export function planBookOf(versions: PlanVersionRow[] | null): PlanBook {
  const book: Record<string, Plan> = { ...defaultPlans };
  for (const { planId, name, monthlyCents, creditsPerCycle, ...limits } of versions ?? []) {
    if (!isPlanId(planId)) continue;
    const { seats, runningJobsMax, queuedJobsMax, rolloverCreditsMax } = limits;
    book[planId] = {
      id: planId,
      name,
      monthlyCents,
      creditsPerCycle,
      seats,
      runningJobsMax,
      queuedJobsMax,
      rolloverCreditsMax,
    };
  }
  return book as PlanBook;
}

/** The plans in force at this moment of the studio's clock. */
export async function readPlans(reader: Pick<Transaction, '$queryRaw'>): Promise<PlanBook> {
  const rows = await reader.$queryRaw<{ versions: PlanVersionRow[] | null }[]>`
    SELECT ${planVersionsSql} AS versions`;
  return planBookOf(rows[0]?.versions ?? null);
}
