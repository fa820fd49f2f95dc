import type Stripe from 'stripe';
import { ask, askIfThere } from './ask.ts';
import { idOf, marksOf, orderIdOf, workspaceIdOf } from './ids.ts';
import type { CheckoutFacts, CheckoutInput } from './payments.ts';
import type { PriceBook } from './prices.ts';

/** @see Payments.openCheckout */
export async function openCheckout(
  { stripe, prices }: { stripe: Stripe; prices: PriceBook },
  input: CheckoutInput,
): Promise<CheckoutFacts & { url: string }> {
  const price = await prices.priceIdOf(input.lookupKey);
  const metadata = marksOf(input);
  const session = await ask(() =>
    stripe.checkout.sessions.create(
      {
        customer: input.customerId,
        client_reference_id: input.orderId,
        line_items: [{ price, quantity: 1 }],
        success_url: input.successUrl,
        cancel_url: input.cancelUrl,
        // Cards are paid at once and can be charged later; other ways may take days to say whether they did.
        allowed_payment_method_types: ['card'],
        metadata,
        ...(input.everyMonth
          ? { mode: 'subscription' as const, subscription_data: { metadata } }
          : {
              mode: 'payment' as const,
              payment_intent_data: {
                metadata,
                ...(input.saveCard ? { setup_future_usage: 'off_session' as const } : {}),
              },
            }),
      },
      { idempotencyKey: input.requestKey },
    ),
  );
  // The same key again gives the first answer, whose page may be gone by now.
  if (!session.url) throw new Error(`Stripe gave no address for the checkout ${session.id}.`);
  return { ...checkoutFacts(session), url: session.url };
}

/** @see Payments.expireCheckout */
export async function expireCheckout(stripe: Stripe, sessionId: string): Promise<void> {
  const session = await askIfThere(() => stripe.checkout.sessions.retrieve(sessionId));
  if (session?.status !== 'open') return;
  try {
    await ask(() => stripe.checkout.sessions.expire(sessionId));
  } catch (error) {
    // It was paid, or ended, in this moment.
    const now = await askIfThere(() => stripe.checkout.sessions.retrieve(sessionId));
    if (now?.status === 'open') throw error;
  }
}

/** @see Payments.fetchCheckout */
export async function fetchCheckout(stripe: Stripe, sessionId: string): Promise<CheckoutFacts | null> {
  const session = await askIfThere(() => stripe.checkout.sessions.retrieve(sessionId));
  return session && checkoutFacts(session);
}

function checkoutFacts(session: Stripe.Checkout.Session): CheckoutFacts {
  return {
    sessionId: session.id,
    orderId: orderIdOf(session.metadata) ?? session.client_reference_id,
    workspaceId: workspaceIdOf(session.metadata),
    status: statusOf(session.status),
    isPaid: session.payment_status === 'paid' || session.payment_status === 'no_payment_required',
    url: session.url,
    customerId: idOf(session.customer),
    intentId: idOf(session.payment_intent),
    subscriptionId: idOf(session.subscription),
    invoiceId: idOf(session.invoice),
  };
}

function statusOf(status: Stripe.Checkout.Session.Status | null): CheckoutFacts['status'] {
  if (status === 'complete') return 'complete';
  return status === 'expired' ? 'expired' : 'open';
}
