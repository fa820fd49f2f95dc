import type { Transaction } from '@maquette/db';
import type { IntentFacts } from '@maquette/payments';
import type { LockedWallet } from '../credits/lock-wallet.ts';
import { hasLot, noteGrant } from '../credits/grant-credits.ts';
import { withWallet } from '../credits/with-wallet.ts';
import type { ServiceDeps } from '../deps.ts';
import { notePayment } from './note-payment.ts';
import { syncInvoice } from './sync-invoice.ts';

type SyncDeps = Pick<ServiceDeps, 'db' | 'payments' | 'settings' | 'log'>;

/**
 * Brings our books in line with a payment intent as it is now: a top-up that was paid is granted, once per intent; what
 * was refunded is taken back. An intent that pays an invoice is the invoice's business.
 */
export async function syncIntent(deps: SyncDeps, intentId: string): Promise<void> {
  const intent = await deps.payments?.fetchIntent(intentId);
  if (!intent) return;
  if (intent.invoiceId) return syncInvoice(deps, intent.invoiceId);
  const order = await deps.db.prisma.purchaseOrder.findFirst({
    where: { OR: [{ paymentIntentId: intentId }, ...(intent.orderId ? [{ id: intent.orderId }] : [])] },
  });
  if (!order) {
    deps.log.warn({ objectId: intentId }, 'a payment belongs to no order of ours');
    return;
  }
  if (intent.status !== 'succeeded') return;
  if (intent.amountCents !== order.amountCents || intent.currency !== order.currency) {
    deps.log.error({ objectId: intentId }, 'a payment is not what was ordered; it grants nothing');
    return;
  }
  await withWallet(deps, {
    workspaceId: order.workspaceId,
    mayShare: false,
    work: (tx, wallet) => book(tx, wallet, { intent, order }),
  });
}

interface Booked {
  intent: IntentFacts;
  order: Awaited<ReturnType<Transaction['purchaseOrder']['findUniqueOrThrow']>>;
}

async function book(tx: Transaction, wallet: LockedWallet, { intent, order }: Booked): Promise<void> {
  const source = `stripe:${intent.intentId}`;
  const payment = await notePayment(tx, wallet, {
    workspaceId: order.workspaceId,
    orderId: order.id,
    kind: order.kind,
    source,
    productId: order.productId,
    paymentIntentId: intent.intentId,
    invoiceId: null,
    invoiceNumber: null,
    documentUrl: intent.receiptUrl,
    amountCents: intent.amountCents,
    refundedCents: intent.refundedCents,
    currency: intent.currency,
    credits: order.credits,
    paidAt: intent.createdAt,
  });
  if (!(await hasLot(tx, wallet, source)))
    noteGrant(wallet, { kind: 'top_up', credits: order.credits, source, expiresAt: null });
  await payment.takeBack();
  await tx.purchaseOrder.updateMany({
    where: { id: order.id, status: { not: 'paid' } },
    data: {
      status: 'paid',
      paymentIntentId: intent.intentId,
      finishedAt: wallet.now,
      failureCode: null,
      failureMessage: null,
    },
  });
  if (order.kind === 'auto_top_up')
    await tx.billingAccount.update({
      where: { workspaceId: order.workspaceId },
      data: { autoTopUpState: 'ready', autoTopUpFailures: 0, autoTopUpRetryAt: null },
    });
}
