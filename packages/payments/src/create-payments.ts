import { fetchCard, createCustomer, openPortal } from './customers.ts';
import { chargeSavedCard, refund } from './charges.ts';
import { expireCheckout, fetchCheckout, openCheckout } from './checkout.ts';
import { fetchDispute, disputesSince } from './disputes.ts';
import { fetchIntent, succeededIntentsSince } from './intents.ts';
import { fetchInvoice, paidInvoicesSince } from './invoices.ts';
import { openStripe, type StripeSettings } from './open-stripe.ts';
import type { Payments } from './payments.ts';
import { createPriceBook, ensurePrices } from './prices.ts';
import { readEvent } from './read-event.ts';
import { changePlan, fetchSubscription, setCancelAtPeriodEnd } from './subscriptions.ts';

/**
 * Opens the one door to Stripe.
 * Throws when the double's address comes with a live key, or in production: nobody may be charged through it, and
 * nobody may buy for nothing where others can reach the studio.
 */
export function createPayments(settings: StripeSettings & { webhookSecret: string }): Payments {
  const stripe = openStripe(settings);
  const prices = createPriceBook(stripe);
  return {
    mode: modeOf(settings),
    ensurePrices: (products) => ensurePrices(stripe, products),
    createCustomer: (input) => createCustomer(stripe, input),
    openCheckout: (input) => openCheckout({ stripe, prices }, input),
    expireCheckout: (sessionId) => expireCheckout(stripe, sessionId),
    openPortal: (input) => openPortal(stripe, input),
    changePlan: (input) => changePlan({ stripe, prices }, input),
    setCancelAtPeriodEnd: (input) => setCancelAtPeriodEnd(stripe, input),
    chargeSavedCard: (input) => chargeSavedCard(stripe, input),
    refund: (input) => refund(stripe, input),
    fetchCheckout: (sessionId) => fetchCheckout(stripe, sessionId),
    fetchIntent: (intentId) => fetchIntent(stripe, intentId),
    fetchInvoice: (invoiceId) => fetchInvoice({ stripe, prices }, invoiceId),
    fetchSubscription: (subscriptionId) => fetchSubscription(stripe, subscriptionId),
    fetchDispute: (disputeId) => fetchDispute(stripe, disputeId),
    fetchCard: (customerId) => fetchCard(stripe, customerId),
    paidInvoicesSince: (since) => paidInvoicesSince({ stripe, prices }, since),
    succeededIntentsSince: (since) => succeededIntentsSince(stripe, since),
    disputesSince: (since) => disputesSince(stripe, since),
    readEvent: (rawBody, signature) =>
      readEvent({ stripe, webhookSecret: settings.webhookSecret }, { rawBody, signature }),
  };
}

function modeOf({ secretKey, apiBase }: StripeSettings): Payments['mode'] {
  if (apiBase) return 'double';
  return /^[sr]k_test_/.test(secretKey) ? 'test' : 'live';
}
