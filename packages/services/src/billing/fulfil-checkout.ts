import { studioTime } from '@maquette/db';
import type { ServiceDeps } from '../deps.ts';
import { syncCard } from './sync-card.ts';
import { syncIntent } from './sync-intent.ts';
import { syncInvoice } from './sync-invoice.ts';

type FulfilDeps = Pick<ServiceDeps, 'db' | 'payments' | 'settings' | 'log'>;

/**
 * Gives what a checkout has paid for, once, whoever calls: the return page, the webhook, the reconciler. The session is
 * fetched here; nothing that a caller says about it counts.
 */
export async function fulfilCheckout(deps: FulfilDeps, sessionId: string): Promise<void> {
  const session = await deps.payments?.fetchCheckout(sessionId);
  if (!session) return;
  const { prisma } = deps.db;
  if (session.status === 'expired') {
    await prisma.purchaseOrder.updateMany({
      where: { checkoutSessionId: sessionId, status: { in: ['open', 'needs_cardholder'] } },
      data: { status: 'expired', finishedAt: await studioTime(prisma) },
    });
    return;
  }
  if (session.status !== 'complete') return;
  if (session.intentId) {
    await prisma.purchaseOrder.updateMany({
      where: { checkoutSessionId: sessionId, paymentIntentId: null },
      data: { paymentIntentId: session.intentId },
    });
    await syncIntent(deps, session.intentId);
  }
  if (session.invoiceId) {
    await syncInvoice(deps, session.invoiceId);
    if (session.isPaid)
      await prisma.purchaseOrder.updateMany({
        where: { checkoutSessionId: sessionId, status: 'open' },
        data: { status: 'paid', finishedAt: await studioTime(prisma) },
      });
  }
  if (session.customerId) await syncCard(deps, session.customerId);
}
