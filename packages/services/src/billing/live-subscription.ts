import type { Transaction } from '@maquette/db';

/** Stripe's words for a subscription that is over. */
const over = new Set(['canceled', 'incomplete_expired', 'unpaid']);

export const isOver = (status: string | null): boolean => status === null || over.has(status);

/** Whether the workspace has a subscription that goes on. */
export async function hasLiveSubscription(
  reader: Pick<Transaction, 'billingAccount'>,
  workspaceId: string,
): Promise<boolean> {
  const account = await reader.billingAccount.findUnique({ where: { workspaceId } });
  return account?.subscriptionId != null && !isOver(account.subscriptionStatus);
}
