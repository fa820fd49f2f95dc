import { topUpPacks, type Plan, type TopUpPack } from '@maquette/domain/plans';
import type { ServiceDeps } from '../deps.ts';
import { readPlans } from './read-plans.ts';

/** What is sold here: the plans in force, the cheapest first, and the packs of credits. For everyone to see. */
export async function listPlans(
  deps: Pick<ServiceDeps, 'db'>,
): Promise<{ plans: Plan[]; topUps: TopUpPack[] }> {
  const plans = Object.values(await readPlans(deps.db.prisma));
  return { plans: plans.sort((a, b) => a.monthlyCents - b.monthlyCents), topUps: Object.values(topUpPacks) };
}
