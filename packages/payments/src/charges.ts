import Stripe from 'stripe';
import { ask } from './ask.ts';
import { marksOf } from './ids.ts';
import type { ChargeResult, SavedCardCharge } from './payments.ts';

/** @see Payments.chargeSavedCard */
export async function chargeSavedCard(stripe: Stripe, input: SavedCardCharge): Promise<ChargeResult> {
  const made = await ask(() => confirmIntent(stripe, input));
  if (made.status === 'succeeded' || made.status === 'declined') return made;
  await cancelIntent(stripe, made.intentId);
  return made;
}

async function confirmIntent(stripe: Stripe, input: SavedCardCharge): Promise<ChargeResult> {
  try {
    const { id, status } = await stripe.paymentIntents.create(
      {
        amount: input.amountCents,
        currency: input.currency,
        customer: input.customerId,
        payment_method: input.paymentMethodId,
        allowed_payment_method_types: ['card'],
        description: input.description,
        metadata: marksOf(input),
        confirm: true,
        off_session: true,
      },
      { idempotencyKey: input.requestKey },
    );
    if (status === 'succeeded' || status === 'processing') return { status: 'succeeded', intentId: id };
    return { status: 'needs-cardholder', intentId: id };
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeCardError)) throw error;
    const intentId = error.payment_intent?.id ?? null;
    const code = error.decline_code ?? error.code ?? 'card_declined';
    if (error.code === 'authentication_required' && intentId) return { status: 'needs-cardholder', intentId };
    return { status: 'declined', intentId, code, message: error.message };
  }
}

/** Sent again with its key, the charge above is answered as the first time, and its intent is cancelled already. */
async function cancelIntent(stripe: Stripe, intentId: string): Promise<void> {
  const { status } = await ask(() => stripe.paymentIntents.retrieve(intentId));
  if (status === 'canceled') return;
  await ask(() => stripe.paymentIntents.cancel(intentId, { cancellation_reason: 'abandoned' }));
}

/** @see Payments.refund */
export async function refund(
  stripe: Stripe,
  {
    paymentIntentId,
    amountCents,
    requestKey,
  }: { paymentIntentId: string; amountCents: number; requestKey: string },
): Promise<void> {
  await ask(() =>
    stripe.refunds.create(
      { payment_intent: paymentIntentId, amount: amountCents },
      { idempotencyKey: requestKey },
    ),
  );
}
