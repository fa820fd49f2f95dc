import type Stripe from 'stripe';
import { askEach, askIfThere } from './ask.ts';
import { dateOf, idOf, secondsOf } from './ids.ts';
import type { DisputeFacts } from './payments.ts';

const closed = new Set<string>(['won', 'lost', 'warning_closed', 'prevented']);

/** @see Payments.fetchDispute */
export async function fetchDispute(stripe: Stripe, disputeId: string): Promise<DisputeFacts | null> {
  const dispute = await askIfThere(() => stripe.disputes.retrieve(disputeId));
  return dispute && disputeFacts(dispute);
}

/** @see Payments.disputesSince */
export async function* disputesSince(stripe: Stripe, since: Date): AsyncGenerator<DisputeFacts> {
  const created = { gte: secondsOf(since) };
  for await (const dispute of askEach(stripe.disputes.list({ created, limit: 100 })))
    yield disputeFacts(dispute);
}

/** What the disputes of an intent have taken from us and not given back, without fees. */
export async function disputedCentsOf(stripe: Stripe, intentId: string): Promise<number> {
  let cents = 0;
  for await (const dispute of askEach(stripe.disputes.list({ payment_intent: intentId, limit: 100 }))) {
    const moved = dispute.balance_transactions.reduce((sum, { amount }) => sum + amount, 0);
    cents += Math.max(0, -moved);
  }
  return cents;
}

function disputeFacts(dispute: Stripe.Dispute): DisputeFacts {
  return {
    disputeId: dispute.id,
    intentId: idOf(dispute.payment_intent),
    status: dispute.status,
    isClosed: closed.has(dispute.status),
    amountCents: dispute.amount,
    createdAt: dateOf(dispute.created),
  };
}
