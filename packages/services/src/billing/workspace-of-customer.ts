import type { Transaction } from '@maquette/db';

/** The workspace that a customer of the provider's stands for; null when it is none of ours. */
export async function workspaceOfCustomer(
  reader: Pick<Transaction, 'billingAccount'>,
  customerId: string | null,
): Promise<string | null> {
  if (!customerId) return null;
  const account = await reader.billingAccount.findUnique({ where: { customerId } });
  return account?.workspaceId ?? null;
}
