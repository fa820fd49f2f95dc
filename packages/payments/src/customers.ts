import type Stripe from 'stripe';
import { ask, askIfThere } from './ask.ts';
import { wholeOf } from './ids.ts';
import type { CardFacts, CustomerInput } from './payments.ts';

/** @see Payments.createCustomer */
export async function createCustomer(
  stripe: Stripe,
  { workspaceId, workspaceName, email, requestKey }: CustomerInput,
): Promise<{ customerId: string }> {
  const { id } = await ask(() =>
    stripe.customers.create(
      { name: workspaceName, email, metadata: { workspaceId } },
      { idempotencyKey: requestKey },
    ),
  );
  return { customerId: id };
}

/** @see Payments.openPortal */
export async function openPortal(
  stripe: Stripe,
  { customerId, returnUrl }: { customerId: string; returnUrl: string },
): Promise<{ url: string }> {
  const { url } = await ask(() =>
    stripe.billingPortal.sessions.create({ customer: customerId, return_url: returnUrl }),
  );
  return { url };
}

/** The card chosen for invoices; else the subscription's; else the newest that was kept. @see Payments.fetchCard */
export async function fetchCard(stripe: Stripe, customerId: string): Promise<CardFacts | null> {
  const customer = await askIfThere(() =>
    stripe.customers.retrieve(customerId, { expand: ['invoice_settings.default_payment_method'] }),
  );
  if (!customer || customer.deleted) return null;
  const chosen = wholeOf(customer.invoice_settings.default_payment_method);
  if (chosen) return cardOf(chosen);
  const subscriptions = await ask(() =>
    stripe.subscriptions.list({ customer: customerId, limit: 1, expand: ['data.default_payment_method'] }),
  );
  const ofSubscription = wholeOf(subscriptions.data[0]?.default_payment_method);
  if (ofSubscription) return cardOf(ofSubscription);
  const kept = await ask(() => stripe.paymentMethods.list({ customer: customerId, type: 'card', limit: 1 }));
  return kept.data[0] ? cardOf(kept.data[0]) : null;
}

const cardOf = ({ id, card }: Stripe.PaymentMethod): CardFacts | null =>
  card ? { paymentMethodId: id, brand: card.brand, last4: card.last4 } : null;
