import type { Transaction } from '@maquette/db';
import { checkSeat } from '@maquette/domain/people';
import { isPlanId, type Plan } from '@maquette/domain/plans';
import type { Result } from '@maquette/domain/result';
import { readPlans } from '../plans/read-plans.ts';
import type { LockedPeople } from './with-people.ts';

/** The plan that says how many seats a workspace has. */
export async function readPlan(reader: Pick<Transaction, '$queryRaw'>, planId: string): Promise<Plan> {
  const plans = await readPlans(reader);
  return isPlanId(planId) ? plans[planId] : plans.free;
}

/** Whether one more member may come in. Refuses with `limit.seats`. Only binding under the lock. */
export async function checkFreeSeat({ tx, workspace, members }: LockedPeople): Promise<Result<void>> {
  return checkSeat(members, await readPlan(tx, workspace.planId));
}
