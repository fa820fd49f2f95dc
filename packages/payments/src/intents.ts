import type Stripe from 'stripe';
import { ask, askEach, askIfThere } from './ask.ts';
import { disputedCentsOf } from './disputes.ts';
import { dateOf, idOf, orderIdOf, secondsOf, wholeOf, workspaceIdOf } from './ids.ts';
import type { IntentFacts } from './payments.ts';

/** @see Payments.fetchIntent */
export async function fetchIntent(stripe: Stripe, intentId: string): Promise<IntentFacts | null> {
  const intent = await askIfThere(() =>
    stripe.paymentIntents.retrieve(intentId, { expand: ['latest_charge'] }),
  );
  return intent && intentFacts(stripe, intent);
}

/** @see Payments.succeededIntentsSince */
export async function* succeededIntentsSince(stripe: Stripe, since: Date): AsyncGenerator<IntentFacts> {
  const intents = stripe.paymentIntents.list({
    created: { gte: secondsOf(since) },
    limit: 100,
    expand: ['data.latest_charge'],
  });
  for await (const intent of askEach(intents))
    if (intent.status === 'succeeded') yield intentFacts(stripe, intent);
}

async function intentFacts(stripe: Stripe, intent: Stripe.PaymentIntent): Promise<IntentFacts> {
  const charge = wholeOf(intent.latest_charge);
  const failure = intent.last_payment_error;
  return {
    intentId: intent.id,
    orderId: orderIdOf(intent.metadata),
    workspaceId: workspaceIdOf(intent.metadata),
    customerId: idOf(intent.customer),
    status: statusOf(intent.status),
    amountCents: intent.status === 'succeeded' ? intent.amount_received : intent.amount,
    currency: intent.currency,
    refundedCents: charge?.amount_refunded ?? 0,
    disputedCents: charge?.disputed ? await disputedCentsOf(stripe, intent.id) : 0,
    receiptUrl: charge?.receipt_url ?? null,
    failureCode: failure?.decline_code ?? failure?.code ?? null,
    failureMessage: failure?.message ?? null,
    invoiceId: await invoiceIdOf(stripe, intent.id),
    createdAt: dateOf(intent.created),
  };
}

/** An intent does not name its invoice; the payment that joins the two does. */
async function invoiceIdOf(stripe: Stripe, intentId: string): Promise<string | null> {
  const { data } = await ask(() =>
    stripe.invoicePayments.list({ payment: { type: 'payment_intent', payment_intent: intentId }, limit: 1 }),
  );
  return idOf(data[0]?.invoice);
}

const statuses: Partial<Record<string, IntentFacts['status']>> = {
  succeeded: 'succeeded',
  processing: 'processing',
  requires_action: 'requires-action',
  canceled: 'cancelled',
};

const statusOf = (status: string): IntentFacts['status'] => statuses[status] ?? 'requires-payment-method';
