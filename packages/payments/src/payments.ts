/**
 * What the studio asks of its payment provider. Everything that is told back was fetched from the provider at that
 * moment: money in whole cents, times as dates. Every call that makes or changes something carries a request key: sent
 * again with the same key it has no second effect.
 * Throws `PaymentsUnreachable` when the provider does not answer, answers 5xx or limits us: try again later.
 */
export interface Payments {
  /** `double`: the stand-in of this installation; `test`: Stripe's test mode; `live`: money. */
  readonly mode: 'double' | 'test' | 'live';

  /** Makes a price for each of these known under its lookup key; a changed amount makes a new price that takes the key over. */
  ensurePrices(products: readonly Product[]): Promise<void>;
  /** One customer per workspace, made before its first checkout. */
  createCustomer(input: CustomerInput): Promise<{ customerId: string }>;
  openCheckout(input: CheckoutInput): Promise<CheckoutFacts & { url: string }>;
  /** Ends an open checkout, so that nobody can pay it any more. No effect on one that has ended. */
  expireCheckout(sessionId: string): Promise<void>;
  openPortal(input: { customerId: string; returnUrl: string }): Promise<{ url: string }>;
  /** Goes over to another price. `now` invoices the rest of the period at once and throws `PaymentDeclined` when that is not paid. */
  changePlan(input: PlanChange): Promise<SubscriptionFacts>;
  setCancelAtPeriodEnd(input: {
    subscriptionId: string;
    cancel: boolean;
    requestKey: string;
  }): Promise<SubscriptionFacts>;
  /** Charges a saved card while nobody is there. An intent that needs the cardholder is cancelled before this returns. */
  chargeSavedCard(input: SavedCardCharge): Promise<ChargeResult>;
  refund(input: { paymentIntentId: string; amountCents: number; requestKey: string }): Promise<void>;

  fetchCheckout(sessionId: string): Promise<CheckoutFacts | null>;
  fetchIntent(intentId: string): Promise<IntentFacts | null>;
  fetchInvoice(invoiceId: string): Promise<InvoiceFacts | null>;
  fetchSubscription(subscriptionId: string): Promise<SubscriptionFacts | null>;
  fetchDispute(disputeId: string): Promise<DisputeFacts | null>;
  /** The card that a customer's next payment is taken from; null without one. */
  fetchCard(customerId: string): Promise<CardFacts | null>;

  /** What was paid or disputed from this time on, for the reconciler; oldest or newest first. */
  paidInvoicesSince(since: Date): AsyncIterable<InvoiceFacts>;
  succeededIntentsSince(since: Date): AsyncIterable<IntentFacts>;
  disputesSince(since: Date): AsyncIterable<DisputeFacts>;

  /**
   * The event of a webhook, if it is the provider's: signature over the raw body, at most 300 s old.
   * Throws `WebhookRefused` for a wrong signature, an old timestamp or a changed body.
   */
  readEvent(rawBody: string, signature: string): Promise<EventFacts>;
}

/** Something that is sold: a plan per month, or a pack of credits once. */
export interface Product {
  /** `maquette_plan_pro`, `maquette_top_up_1000`. */
  lookupKey: string;
  name: string;
  amountCents: number;
  currency: string;
  everyMonth: boolean;
}

export interface CustomerInput {
  workspaceId: string;
  workspaceName: string;
  email: string;
  requestKey: string;
}

export interface CheckoutInput {
  /** Our order: comes back as `orderId` on everything that it leads to. */
  orderId: string;
  workspaceId: string;
  customerId: string;
  lookupKey: string;
  everyMonth: boolean;
  /** Keep the card for payments while nobody is there; the payer is told so on the checkout's page. */
  saveCard: boolean;
  /** May contain `{CHECKOUT_SESSION_ID}`. */
  successUrl: string;
  cancelUrl: string;
  /** Also the idempotency key; the order's id. */
  requestKey: string;
}

export interface PlanChange {
  subscriptionId: string;
  lookupKey: string;
  /** `period-end`: nothing is invoiced now, the next invoice has the new price. */
  when: 'now' | 'period-end';
  requestKey: string;
}

export interface SavedCardCharge {
  orderId: string;
  workspaceId: string;
  customerId: string;
  paymentMethodId: string;
  amountCents: number;
  currency: string;
  description: string;
  requestKey: string;
}

export type ChargeResult =
  | { status: 'succeeded'; intentId: string }
  | { status: 'declined'; intentId: string | null; code: string; message: string }
  | { status: 'needs-cardholder'; intentId: string };

export interface CheckoutFacts {
  sessionId: string;
  orderId: string | null;
  workspaceId: string | null;
  status: 'open' | 'complete' | 'expired';
  isPaid: boolean;
  url: string | null;
  customerId: string | null;
  /** Of a payment. */
  intentId: string | null;
  /** Of a subscription, with its first invoice. */
  subscriptionId: string | null;
  invoiceId: string | null;
}

export interface IntentFacts {
  intentId: string;
  orderId: string | null;
  workspaceId: string | null;
  customerId: string | null;
  status: 'succeeded' | 'processing' | 'requires-action' | 'requires-payment-method' | 'cancelled';
  amountCents: number;
  currency: string;
  /** Cumulative. */
  refundedCents: number;
  /** Amount of disputes that are lost, or whose money was withdrawn and not given back. */
  disputedCents: number;
  receiptUrl: string | null;
  failureCode: string | null;
  failureMessage: string | null;
  /** Set when the intent pays an invoice: then the invoice is what was bought. */
  invoiceId: string | null;
  createdAt: Date;
}

export interface InvoiceFacts {
  invoiceId: string;
  number: string | null;
  status: 'draft' | 'open' | 'paid' | 'void' | 'uncollectible';
  /** Why it was made: create, cycle, update (an upgrade), or something else. */
  reason: 'create' | 'cycle' | 'update' | 'other';
  customerId: string | null;
  subscriptionId: string | null;
  workspaceId: string | null;
  amountPaidCents: number;
  refundedCents: number;
  disputedCents: number;
  currency: string;
  hostedUrl: string | null;
  paymentIntentId: string | null;
  paidAt: Date | null;
  createdAt: Date;
  lines: InvoiceLine[];
}

export interface InvoiceLine {
  lineId: string;
  /** Null when the price is none of ours. */
  lookupKey: string | null;
  amountCents: number;
  isProration: boolean;
  periodStart: Date;
  periodEnd: Date;
}

export interface SubscriptionFacts {
  subscriptionId: string;
  customerId: string;
  workspaceId: string | null;
  /** Stripe's word: active, past_due, unpaid, canceled, incomplete, incomplete_expired, trialing, paused. */
  status: string;
  lookupKey: string | null;
  /** Of the item, not of the subscription: that is where the current API has it. */
  periodStart: Date;
  periodEnd: Date;
  cancelAt: Date | null;
  latestInvoiceId: string | null;
}

export interface DisputeFacts {
  disputeId: string;
  intentId: string | null;
  /** Stripe's word: needs_response, under_review, won, lost, warning_…, prevented. */
  status: string;
  isClosed: boolean;
  amountCents: number;
  createdAt: Date;
}

export interface CardFacts {
  paymentMethodId: string;
  brand: string;
  last4: string;
}

export interface EventFacts {
  eventId: string;
  type: string;
  /** What has to be looked at: a checkout, intent, invoice, subscription, dispute or customer. */
  objectId: string;
  createdAt: Date;
}

/** The provider cannot be reached or cannot answer now. Nobody knows whether the request had its effect: send it again, with its key. */
export class PaymentsUnreachable extends Error {}

/** The bank said no. */
export class PaymentDeclined extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Not a webhook of the provider's, or not a fresh one. */
export class WebhookRefused extends Error {}
