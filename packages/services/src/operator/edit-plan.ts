import { studioTime } from '@maquette/db';
import { isPlanId, type Plan } from '@maquette/domain/plans';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { tidyName } from '@maquette/domain/workspaces';
import { publishPrices } from '../billing/publish-prices.ts';
import type { ServiceDeps } from '../deps.ts';
import { readPlans } from '../plans/read-plans.ts';
import { checkEffectiveAt, type Operator } from './operator.ts';

export interface PlanEdit extends Plan {
  /** Null: at once. */
  effectiveAt: Date | null;
}

const limits = {
  monthlyCents: 10_000_000,
  creditsPerCycle: 10_000_000,
  seats: 10_000,
  runningJobsMax: 1_000,
  queuedJobsMax: 100_000,
  rolloverCreditsMax: 10_000_000,
} as const;

/**
 * Writes a new version of a plan, from a moment on. Who has subscribed keeps paying what they agreed to until they change
 * their plan; credits and limits follow the version in force.
 */
export async function editPlan(
  deps: Pick<ServiceDeps, 'db' | 'payments'>,
  operator: Operator,
  { effectiveAt, ...plan }: PlanEdit,
): Promise<Result<void>> {
  const now = await studioTime(deps.db.prisma);
  const from = checkEffectiveAt(effectiveAt, now);
  if (!from.ok) return from;
  const checked = check(plan);
  if (!checked.ok) return checked;
  const { id: planId, ...fields } = checked.value;
  await deps.db.transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE "PlanVersion" IN SHARE ROW EXCLUSIVE MODE`;
    const { _max } = await tx.planVersion.aggregate({ where: { planId }, _max: { version: true } });
    await tx.planVersion.create({
      data: {
        planId,
        version: (_max.version ?? 0) + 1,
        effectiveAt: from.value,
        createdById: operator.userId,
        ...fields,
      },
    });
  });
  if (effectiveAt === null) await publishPrices(deps);
  return ok(undefined);
}

function check(plan: Plan): Result<Plan> {
  if (!isPlanId(plan.id)) return refuse('input.invalid', 'There is no such plan.', { field: 'id' });
  const name = tidyName(plan.name, { field: 'name', kind: 'preset' });
  if (!name.ok) return name;
  for (const [field, max] of Object.entries(limits) as [keyof typeof limits, number][]) {
    const value = plan[field];
    if (!Number.isSafeInteger(value) || value < 0 || value > max)
      return refuse('input.invalid', `This is a whole number from 0 to ${max.toLocaleString('en-US')}.`, {
        field,
      });
  }
  if (plan.seats < 1 || plan.runningJobsMax < 1)
    return refuse('input.invalid', 'At least 1, or nobody could work.', {
      field: plan.seats < 1 ? 'seats' : 'runningJobsMax',
    });
  if ((plan.id === 'free') !== (plan.monthlyCents === 0))
    return refuse('input.invalid', 'The Free plan costs nothing, and every other one something.', {
      field: 'monthlyCents',
    });
  return ok({ ...plan, name: name.value });
}

/** The plans in force and what follows, newest first. */
export async function listPlanVersions(deps: Pick<ServiceDeps, 'db'>, _operator: Operator) {
  const versions = await deps.db.prisma.planVersion.findMany({
    orderBy: [{ effectiveAt: 'desc' }, { version: 'desc' }],
    take: 100,
  });
  return {
    inForce: Object.values(await readPlans(deps.db.prisma)),
    versions: versions.map((row) => ({
      ...row,
      effectiveAt: row.effectiveAt.toISOString(),
      createdAt: row.createdAt.toISOString(),
    })),
  };
}
