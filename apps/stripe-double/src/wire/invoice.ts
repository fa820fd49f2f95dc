import type Stripe from 'stripe';
import { amountDue, subtotalOf } from '../billing/amounts.ts';
import type { InvoicePaymentRow, InvoiceRow, LineRow } from '../state/model.ts';
import type { World } from '../world.ts';
import { decimal, listOf } from './wire.ts';

export function invoiceWire(world: World, row: InvoiceRow): Stripe.Invoice {
  const customer = world.state.customers[row.customer];
  const total = subtotalOf(row);
  const due = amountDue(row);
  const page = `${world.pagesUrl}/invoice/${row.secret}`;
  const isShown = row.status !== 'draft';
  return {
    ...settingsOfNobody,
    id: row.id,
    object: 'invoice',
    amount_due: due,
    amount_overpaid: 0,
    amount_paid: row.amountPaid,
    amount_remaining: due - row.amountPaid,
    amount_shipping: 0,
    attempt_count: row.attempts,
    attempted: row.attempts > 0 || row.status === 'paid',
    auto_advance: row.status === 'draft' || row.nextAttemptAt !== null,
    automatically_finalizes_at: row.finalizesAt,
    billing_reason: row.reason,
    collection_method: 'charge_automatically',
    created: row.created,
    currency: row.currency,
    customer: row.customer,
    customer_email: customer?.email ?? null,
    customer_name: customer?.name ?? null,
    effective_at: row.finalizedAt,
    ending_balance: row.endingBalance,
    hosted_invoice_url: isShown ? page : null,
    invoice_pdf: isShown ? page : null,
    lines: listOf(
      row.lines.map((line) => lineWire(world, row, line)),
      `/v1/invoices/${row.id}/lines`,
    ),
    livemode: false,
    metadata: {},
    next_payment_attempt: row.status === 'draft' ? row.finalizesAt : row.nextAttemptAt,
    number: row.number,
    parent: {
      quote_details: null,
      subscription_details: { metadata: row.subscriptionMetadata, subscription: row.subscription },
      type: 'subscription_details',
    },
    period_end: row.periodEnd,
    period_start: row.periodStart,
    starting_balance: row.startingBalance,
    status: row.status,
    status_transitions: {
      finalized_at: row.finalizedAt,
      marked_uncollectible_at: null,
      paid_at: row.paidAt,
      voided_at: row.voidedAt,
    },
    subtotal: total,
    subtotal_excluding_tax: total,
    total,
    total_excluding_tax: total,
    webhooks_delivered_at: row.created,
  };
}

/** What the double has no notion of: taxes, shipping, discounts, other accounts. */
const settingsOfNobody = {
  account_country: 'US',
  account_name: 'Test payments',
  account_tax_ids: null,
  application: null,
  automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
  custom_fields: null,
  customer_account: null,
  customer_address: null,
  customer_phone: null,
  customer_shipping: null,
  customer_tax_exempt: 'none',
  customer_tax_ids: [],
  default_payment_method: null,
  default_source: null,
  default_tax_rates: [],
  description: null,
  discounts: [],
  due_date: null,
  footer: null,
  from_invoice: null,
  issuer: { type: 'self' },
  last_finalization_error: null,
  latest_revision: null,
  on_behalf_of: null,
  payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
  post_payment_credit_notes_amount: 0,
  pre_payment_credit_notes_amount: 0,
  receipt_number: null,
  rendering: null,
  shipping_cost: null,
  shipping_details: null,
  statement_descriptor: null,
  test_clock: null,
  total_discount_amounts: [],
  total_pretax_credit_amounts: [],
  total_taxes: [],
} satisfies Partial<Stripe.Invoice>;

export function lineWire(world: World, invoice: InvoiceRow, row: LineRow): Stripe.InvoiceLineItem {
  const price = world.state.prices[row.price]!;
  const item = world.state.subscriptions[invoice.subscription]!.item;
  return {
    id: row.id,
    object: 'line_item',
    amount: row.amount,
    currency: invoice.currency,
    description: row.description,
    discount_amounts: [],
    discountable: !row.isProration,
    discounts: [],
    invoice: invoice.id,
    livemode: false,
    metadata: invoice.subscriptionMetadata,
    parent: {
      invoice_item_details: null,
      subscription_item_details: {
        invoice_item: row.isProration ? row.id.replace('il_', 'ii_') : null,
        proration: row.isProration,
        proration_details: { credited_items: null },
        subscription: invoice.subscription,
        subscription_item: item.id,
      },
      type: 'subscription_item_details',
    },
    period: { end: row.end, start: row.start },
    pretax_credit_amounts: [],
    pricing: {
      price_details: { price: row.price, product: price.product },
      type: 'price_details',
      unit_amount_decimal: decimal(price.unitAmount),
    },
    quantity: row.quantity,
    quantity_decimal: decimal(row.quantity),
    subscription: invoice.subscription,
    subtotal: row.amount,
    taxes: [],
  };
}

export const invoicePaymentWire = (row: InvoicePaymentRow): Stripe.InvoicePayment => ({
  id: row.id,
  object: 'invoice_payment',
  amount_paid: row.paidAt === null ? null : row.amount,
  amount_requested: row.amount,
  created: row.created,
  currency: row.currency,
  invoice: row.invoice,
  is_default: true,
  livemode: false,
  payment: { payment_intent: row.intent, type: 'payment_intent' },
  status: row.paidAt === null ? 'open' : 'paid',
  status_transitions: { canceled_at: null, paid_at: row.paidAt },
});

export const paymentsOf = (world: World, row: InvoiceRow): Stripe.ApiList<Stripe.InvoicePayment> =>
  listOf(
    Object.values(world.state.invoicePayments)
      .filter(({ invoice }) => invoice === row.id)
      .map(invoicePaymentWire),
    `/v1/invoice_payments?invoice=${row.id}`,
  );
