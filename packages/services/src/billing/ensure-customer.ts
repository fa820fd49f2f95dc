import type { Payments } from '@maquette/payments';
import type { ServiceDeps } from '../deps.ts';

/**
 * The customer of a workspace at the provider, made before its first checkout: one per workspace, because the workspace
 * is the request key and the row is written once.
 */
export async function ensureCustomer(
  deps: Pick<ServiceDeps, 'db'>,
  payments: Payments,
  { workspaceId, userId }: { workspaceId: string; userId: string },
): Promise<string> {
  const { prisma } = deps.db;
  const account = await prisma.billingAccount.findUnique({ where: { workspaceId } });
  if (account?.customerId) return account.customerId;
  const workspace = await prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const user = await prisma.user.findUniqueOrThrow({ where: { id: userId } });
  const { customerId } = await payments.createCustomer({
    workspaceId,
    workspaceName: workspace.name,
    email: user.email,
    requestKey: `customer:${workspaceId}`,
  });
  const { customerId: kept } = await prisma.billingAccount.upsert({
    where: { workspaceId },
    create: { workspaceId, customerId },
    update: account?.customerId ? {} : { customerId },
  });
  return kept ?? customerId;
}
