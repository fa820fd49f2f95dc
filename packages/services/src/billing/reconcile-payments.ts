import { studioTime } from '@maquette/db';
import type { ServiceDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import { fulfilCheckout } from './fulfil-checkout.ts';
import { syncDispute } from './sync-dispute.ts';
import { syncIntent } from './sync-intent.ts';
import { syncInvoice } from './sync-invoice.ts';

type ReconcileDeps = Pick<ServiceDeps, 'db' | 'payments' | 'settings' | 'log'>;

const lookBackMs = 3 * 86_400_000;
/** An order is left to its payer and to the webhook for this long. */
const orderRestMs = 20_000;
const ordersPerRound = 50;

/** Looks after orders whose webhook was lost and whose payer did not come back. @returns how many were looked at */
export async function reconcileOrders(deps: ReconcileDeps): Promise<{ orderCount: number }> {
  if (!deps.payments) return { orderCount: 0 };
  const { prisma } = deps.db;
  const open = await prisma.purchaseOrder.findMany({
    where: {
      status: { in: ['open', 'needs_cardholder'] },
      checkoutSessionId: { not: null },
      createdAt: { lt: new Date((await studioTime(prisma)).getTime() - orderRestMs) },
    },
    orderBy: { createdAt: 'desc' },
    take: ordersPerRound,
  });
  for (const { checkoutSessionId } of open) await fulfilCheckout(deps, checkoutSessionId!);
  return { orderCount: open.length };
}

/**
 * Compares what the provider was paid in the last three days with our books, notes every difference for the operator, and
 * puts it right. @returns how many differences there were
 */
export async function reconcilePayments(deps: ReconcileDeps): Promise<{ driftCount: number }> {
  const { payments } = deps;
  if (!payments) return { driftCount: 0 };
  const since = new Date((await studioTime(deps.db.prisma)).getTime() - lookBackMs);
  let driftCount = 0;
  const repair = async (objectId: string, sync: (deps: ReconcileDeps, id: string) => Promise<void>) => {
    driftCount++;
    const drift = { id: newId('drift'), objectId, problem: 'paid, and not in our books' };
    await deps.db.prisma.paymentDrift.create({ data: drift });
    await sync(deps, objectId);
    await deps.db.prisma.paymentDrift.update({ where: { id: drift.id }, data: { repairedAt: new Date() } });
  };
  for await (const invoice of payments.paidInvoicesSince(since)) {
    const booked = await deps.db.prisma.payment.findFirst({ where: { invoiceId: invoice.invoiceId } });
    if (invoice.customerId && (!booked || booked.refundedCents !== invoice.refundedCents))
      if (await isOurs(deps, invoice.customerId)) await repair(invoice.invoiceId, syncInvoice);
  }
  for await (const intent of payments.succeededIntentsSince(since)) {
    if (intent.invoiceId || !intent.orderId) continue;
    const booked = await deps.db.prisma.payment.findFirst({ where: { paymentIntentId: intent.intentId } });
    if (booked?.refundedCents !== intent.refundedCents) await repair(intent.intentId, syncIntent);
  }
  for await (const dispute of payments.disputesSince(since)) {
    const booked = await deps.db.prisma.dispute.findUnique({ where: { id: dispute.disputeId } });
    if (booked?.status !== dispute.status) await repair(dispute.disputeId, syncDispute);
  }
  return { driftCount };
}

const isOurs = async (deps: ReconcileDeps, customerId: string): Promise<boolean> =>
  (await deps.db.prisma.billingAccount.count({ where: { customerId } })) > 0;
