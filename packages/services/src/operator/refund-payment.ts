import { refundableCents } from '@maquette/domain/billing';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';
import { askProvider, paymentsOf } from '../billing/payments-of.ts';
import { syncIntent } from '../billing/sync-intent.ts';
import { noteAudit, theOperator } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import type { Operator } from './operator.ts';

type RefundDeps = Pick<ServiceDeps, 'db' | 'payments' | 'settings' | 'log'>;

const shownMax = 50;

/** What a workspace has paid, newest first, with the most of each that can be given back. */
export async function listRefundable(
  deps: Pick<ServiceDeps, 'db'>,
  _operator: Operator,
  input: { workspaceId: string },
) {
  const { workspaceId } = input;
  const payments = await deps.db.prisma.payment.findMany({
    where: { workspaceId, paymentIntentId: { not: null } },
    orderBy: { paidAt: 'desc' },
    take: shownMax,
  });
  const lots = await deps.db.prisma.lot.findMany({
    where: { wallet: { workspaceId }, source: { in: payments.map(({ source }) => source) } },
  });
  const availableOf = new Map(lots.map((lot) => [lot.source, lot.available]));
  return payments.map((payment) => ({
    id: payment.id,
    productId: payment.productId,
    credits: payment.credits,
    amountCents: payment.amountCents,
    refundedCents: payment.refundedCents,
    refundableCents: refundableCents({
      ...payment,
      availableCredits: availableOf.get(payment.source) ?? 0,
    }),
    paidAt: payment.paidAt.toISOString(),
  }));
}

/**
 * Gives a payment back as far as its credits are still there, through the provider, and takes those credits back. More
 * than that can be refunded in the provider's dashboard, and leaves a debt.
 */
export async function refundPayment(
  deps: RefundDeps,
  operator: Operator,
  input: { workspaceId: string; paymentId: string },
): Promise<Result<{ refundedCents: number }>> {
  const payments = paymentsOf(deps);
  if (!payments.ok) return payments;
  const { workspaceId, paymentId } = input;
  const payment = await deps.db.prisma.payment.findFirst({ where: { id: paymentId, workspaceId } });
  if (!payment?.paymentIntentId) return notFound();
  const { paymentIntentId, refundedCents: before } = payment;
  const offered = await listRefundable(deps, operator, { workspaceId });
  const amountCents = offered.find(({ id }) => id === paymentId)?.refundableCents ?? 0;
  if (amountCents === 0)
    return refuse('conflict.state', 'Nothing of it can be given back: its credits are spent, or it was.', {
      suggestion: 'A refund in the payment provider’s dashboard is possible, and leaves a debt.',
    });
  const asked = await askProvider(async () => {
    // the same click twice is one refund: what was returned before is part of the key
    await payments.value.refund({
      paymentIntentId,
      amountCents,
      requestKey: `refund:${paymentId}:${before}`,
    });
    await syncIntent(deps, paymentIntentId);
  });
  if (!asked.ok) return asked;
  await deps.db.transaction((tx) =>
    noteAudit(tx, theOperator(workspaceId, operator), {
      action: 'refund.asked',
      target: { kind: 'payment', id: paymentId, name: payment.productId },
      after: { amountCents, currency: payment.currency },
    }),
  );
  return ok({ refundedCents: amountCents });
}
