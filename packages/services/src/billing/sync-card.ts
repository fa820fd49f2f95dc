import { noteAudit, theProvider } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { workspaceOfCustomer } from './workspace-of-customer.ts';

/** Notes the card that a customer pays with. Another card ends the suspension of the automatic top-up. */
export async function syncCard(
  deps: Pick<ServiceDeps, 'db' | 'payments'>,
  customerId: string,
): Promise<void> {
  const workspaceId = await workspaceOfCustomer(deps.db.prisma, customerId);
  if (!workspaceId || !deps.payments) return;
  const card = await deps.payments.fetchCard(customerId);
  await deps.db.transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "BillingAccount" WHERE "workspaceId" = ${workspaceId} FOR UPDATE`;
    const account = await tx.billingAccount.findUniqueOrThrow({ where: { workspaceId } });
    const isOther = card !== null && card.paymentMethodId !== account.paymentMethodId;
    const wasStopped = account.autoTopUpState === 'suspended' || account.autoTopUpState === 'waiting';
    await tx.billingAccount.update({
      where: { workspaceId },
      data: {
        paymentMethodId: card?.paymentMethodId ?? null,
        cardBrand: card?.brand ?? null,
        cardLast4: card?.last4 ?? null,
        ...(isOther &&
          wasStopped && { autoTopUpState: 'ready', autoTopUpFailures: 0, autoTopUpRetryAt: null }),
      },
    });
    if (isOther)
      await noteAudit(tx, theProvider(workspaceId), {
        action: 'card.changed',
        before: { card: cardName(account.cardBrand, account.cardLast4) },
        after: { card: cardName(card.brand, card.last4) },
      });
  });
}

const cardName = (brand: string | null, last4: string | null): string | null =>
  brand && last4 ? `${brand} …${last4}` : null;
