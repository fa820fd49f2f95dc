import Stripe from 'stripe';
import { dateOf } from './ids.ts';
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
  const { id } = event.data.object as { id?: string };
  return {
    eventId: event.id,
    type: event.type,
    objectId: id ?? '',
    createdAt: dateOf(event.created),
  };
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
