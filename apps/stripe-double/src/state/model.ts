/** What the double remembers. Times in whole seconds of its own clock, money in cents, references by id. */
export interface State {
  aheadMs: number;
  customers: Table<CustomerRow>;
  methods: Table<MethodRow>;
  products: Table<ProductRow>;
  prices: Table<PriceRow>;
  sessions: Table<SessionRow>;
  intents: Table<IntentRow>;
  charges: Table<ChargeRow>;
  refunds: Table<RefundRow>;
  disputes: Table<DisputeRow>;
  subscriptions: Table<SubscriptionRow>;
  invoices: Table<InvoiceRow>;
  invoicePayments: Table<InvoicePaymentRow>;
  portals: Table<PortalRow>;
  events: Table<EventRow>;
  deliveries: DeliveryRow[];
  delivering: DeliveryMode;
  answers: Table<AnswerRow>;
}

/** By id, oldest first. */
export type Table<T> = Record<string, T>;
export type Metadata = Record<string, string>;

interface Row {
  id: string;
  created: number;
}

/** What a test card does. `declines-later` works while its owner is there. */
export const behaviours = ['ok', 'decline', 'needs-cardholder', 'declines-later'] as const;
export type Behaviour = (typeof behaviours)[number];

export interface CustomerRow extends Row {
  name: string | null;
  email: string | null;
  description: string | null;
  metadata: Metadata;
  defaultMethod: string | null;
  /** Below zero: we owe it to them, the next invoice takes it. */
  balance: number;
  invoicePrefix: string;
  invoiceCount: number;
}

export interface MethodRow extends Row {
  customer: string | null;
  behaviour: Behaviour;
  brand: string;
  last4: string;
  metadata: Metadata;
}

export interface ProductRow extends Row {
  name: string;
  description: string | null;
  active: boolean;
  metadata: Metadata;
  updated: number;
}

export type Interval = 'day' | 'week' | 'month' | 'year';

export interface PriceRow extends Row {
  product: string;
  currency: string;
  unitAmount: number;
  lookupKey: string | null;
  nickname: string | null;
  recurring: { interval: Interval; count: number } | null;
  active: boolean;
  metadata: Metadata;
}

export interface SessionRow extends Row {
  mode: 'payment' | 'subscription';
  customer: string | null;
  customerEmail: string | null;
  clientReferenceId: string | null;
  lines: { id: string; price: string; quantity: number }[];
  currency: string;
  total: number;
  successUrl: string;
  cancelUrl: string | null;
  metadata: Metadata;
  /** For the intent, or for the subscription. */
  passedMetadata: Metadata;
  description: string | null;
  savesCard: boolean;
  status: 'open' | 'complete' | 'expired';
  expiresAt: number;
  intent: string | null;
  subscription: string | null;
  invoice: string | null;
}

export interface CardFailure {
  code: string;
  declineCode: string | null;
  message: string;
  charge: string | null;
}

export interface IntentRow extends Row {
  amount: number;
  currency: string;
  customer: string | null;
  method: string | null;
  description: string | null;
  metadata: Metadata;
  status: 'requires_payment_method' | 'requires_confirmation' | 'requires_action' | 'succeeded' | 'canceled';
  failure: CardFailure | null;
  latestCharge: string | null;
  savesCard: boolean;
  canceledAt: number | null;
  cancellationReason: string | null;
  secret: string;
}

export interface ChargeRow extends Row {
  amount: number;
  refunded: number;
  currency: string;
  customer: string | null;
  intent: string;
  method: string | null;
  description: string | null;
  metadata: Metadata;
  succeeded: boolean;
  failure: CardFailure | null;
  disputed: boolean;
}

export interface RefundRow extends Row {
  amount: number;
  currency: string;
  charge: string;
  intent: string;
  reason: string | null;
  metadata: Metadata;
}

export interface DisputeRow extends Row {
  charge: string;
  intent: string;
  amount: number;
  currency: string;
  reason: string;
  status: 'needs_response' | 'won' | 'lost';
  /** Money that the bank moved: less than zero was taken from us. */
  moves: { id: string; amount: number; created: number }[];
}

export interface SubscriptionRow extends Row {
  customer: string;
  item: { id: string; price: string; quantity: number };
  /** Periods are counted from here. */
  anchor: number;
  periods: number;
  periodStart: number;
  periodEnd: number;
  status: 'incomplete' | 'incomplete_expired' | 'active' | 'past_due' | 'canceled';
  cancelAtPeriodEnd: boolean;
  canceledAt: number | null;
  endedAt: number | null;
  endReason: 'cancellation_requested' | 'payment_failed' | null;
  latestInvoice: string | null;
  method: string | null;
  description: string | null;
  metadata: Metadata;
}

export interface LineRow {
  id: string;
  amount: number;
  description: string;
  price: string;
  quantity: number;
  isProration: boolean;
  start: number;
  end: number;
}

export interface InvoiceRow extends Row {
  number: string | null;
  status: 'draft' | 'open' | 'paid' | 'void';
  reason: 'subscription_create' | 'subscription_cycle' | 'subscription_update';
  customer: string;
  subscription: string;
  subscriptionMetadata: Metadata;
  currency: string;
  lines: LineRow[];
  periodStart: number;
  periodEnd: number;
  startingBalance: number;
  endingBalance: number | null;
  amountPaid: number;
  attempts: number;
  nextAttemptAt: number | null;
  finalizesAt: number | null;
  finalizedAt: number | null;
  paidAt: number | null;
  voidedAt: number | null;
  /** Of the page that shows it. */
  secret: string;
}

export interface InvoicePaymentRow extends Row {
  invoice: string;
  intent: string;
  amount: number;
  currency: string;
  paidAt: number | null;
}

export interface PortalRow extends Row {
  customer: string;
  returnUrl: string | null;
  secret: string;
}

export interface EventRow extends Row {
  type: string;
  object: unknown;
  previous: unknown;
  requestId: string | null;
  requestKey: string | null;
}

export interface DeliveryRow {
  event: string;
  attempts: number;
  /** Of the double's clock. */
  nextAttemptMs: number;
  /** Waits until it is released. */
  isHeld: boolean;
  state: 'waiting' | 'delivered' | 'dropped' | 'given-up';
  lastAnswer: string | null;
}

/** What happens to new events: see the controls. */
export interface DeliveryMode {
  mode: 'normal' | 'hold' | 'drop' | 'duplicate' | 'reverse' | 'delay';
  times: number;
  delayMs: number;
  /** Whether the page waits with going back to the studio until its events were delivered. */
  beforeRedirect: boolean;
}

/** What was answered to a request with a key. */
export interface AnswerRow {
  fingerprint: string;
  status: number;
  body: string;
}

export const emptyState = (): State => ({
  aheadMs: 0,
  customers: {},
  methods: {},
  products: {},
  prices: {},
  sessions: {},
  intents: {},
  charges: {},
  refunds: {},
  disputes: {},
  subscriptions: {},
  invoices: {},
  invoicePayments: {},
  portals: {},
  events: {},
  deliveries: [],
  delivering: { mode: 'normal', times: 1, delayMs: 0, beforeRedirect: false },
  answers: {},
});
