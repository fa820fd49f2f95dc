import type { Plan } from '../plans/index.ts';

export type OrderStatus = 'open' | 'paid' | 'needs_cardholder' | 'failed' | 'expired';

/** What a workspace set out to buy, and how far it came. */
export interface OrderView {
  id: string;
  kind: 'plan' | 'top_up' | 'auto_top_up';
  productId: string;
  credits: number;
  amountCents: number;
  currency: string;
  status: OrderStatus;
  /** Where it can be paid, while it can. */
  checkoutUrl: string | null;
  failureMessage: string | null;
  createdAt: string;
}

/** Money that came in. */
export interface PaymentView {
  id: string;
  kind: 'plan' | 'top_up' | 'auto_top_up';
  productId: string;
  amountCents: number;
  refundedCents: number;
  disputedCents: number;
  currency: string;
  credits: number;
  clawedCredits: number;
  invoiceNumber: string | null;
  /** The invoice or receipt. */
  documentUrl: string | null;
  paidAt: string;
}

/** What a workspace pays, and with what. */
export interface BillingView {
  /** `off`: this installation sells nothing; `double`: test payments, no card is charged. */
  payments: 'off' | 'double' | 'test' | 'live';
  plan: Plan;
  /** Stripe's word, or null without a subscription. */
  subscriptionStatus: string | null;
  periodStart: string | null;
  periodEnd: string | null;
  /** The plan that takes over at the end of the period. */
  nextPlanId: string | null;
  cancelAt: string | null;
  card: { brand: string; last4: string } | null;
  autoTopUp: AutoTopUpView;
  /** A payment is disputed: nothing new can start. */
  hasOpenDispute: boolean;
}

export interface AutoTopUpView {
  enabled: boolean;
  packId: string | null;
  belowCredits: number | null;
  monthlyMaxCents: number | null;
  paidThisMonthCents: number;
  state: 'ready' | 'waiting' | 'suspended' | 'needs_cardholder';
  failures: number;
  retryAt: string | null;
  consentAt: string | null;
  consentByName: string | null;
  /** Where the cardholder can pay, when the bank wants that. */
  paymentUrl: string | null;
}
