import Stripe from 'stripe';
import { dateOf, idOf } from './ids.ts';
import { WebhookRefused, type EventFacts } from './payments.ts';

/** Older than this, a message that was caught could be sent again. */
const ageSecondsMax = 300;

/** @see Payments.readEvent */
export async function readEvent(
  { stripe, webhookSecret }: { stripe: Stripe; webhookSecret: string },
  { rawBody, signature }: { rawBody: string; signature: string },
): Promise<EventFacts> {
  // Everybody can sign with an empty secret.
  if (webhookSecret.trim() === '') throw new WebhookRefused('No webhook secret is set.');
  const event = await verified({ stripe, webhookSecret }, { rawBody, signature });
  return {
    eventId: event.id,
    type: event.type,
    objectId: subjectOf(event.data.object as unknown as EventObject),
    createdAt: dateOf(event.created),
  };
}

interface EventObject {
  id?: string;
  object?: string;
  payment_intent?: string | { id: string } | null;
  customer?: string | { id: string } | null;
}

/** What has to be looked at: of a charge or refund its payment intent, of a card its customer, else the object itself. */
function subjectOf({ id = '', object, payment_intent: intent, customer }: EventObject): string {
  if (object === 'charge' || object === 'refund') return idOf(intent) ?? id;
  if (object === 'payment_method' || object === 'setup_intent') return idOf(customer) ?? id;
  return id;
}

async function verified(
  { stripe, webhookSecret }: { stripe: Stripe; webhookSecret: string },
  { rawBody, signature }: { rawBody: string; signature: string },
): Promise<Stripe.Event> {
  try {
    return await stripe.webhooks.constructEventAsync(rawBody, signature, webhookSecret, ageSecondsMax);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError)
      throw new WebhookRefused('The signature is wrong, or too old.', { cause: error });
    throw error;
  }
}
