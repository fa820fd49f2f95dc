import type { Transaction } from '@maquette/db';
import { isPlanId } from '@maquette/domain/plans';
import { readPlans } from '../plans/read-plans.ts';

/** The credits per cycle of a workspace's plan, as an operator has set them or as they are by default. */
export async function readAllowance(
  tx: Transaction,
  { workspaceId }: { workspaceId: string },
): Promise<number> {
  const { planId } = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  return (await readPlans(tx))[isPlanId(planId) ? planId : 'free'].creditsPerCycle;
}
