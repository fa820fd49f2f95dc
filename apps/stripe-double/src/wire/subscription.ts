import type Stripe from 'stripe';
import type { SubscriptionRow } from '../state/model.ts';
import type { World } from '../world.ts';
import { planWire, priceWire } from './catalog.ts';
import { listOf } from './wire.ts';

export function subscriptionWire(world: World, row: SubscriptionRow): Stripe.Subscription {
  const price = world.state.prices[row.item.price]!;
  return {
    id: row.id,
    object: 'subscription',
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: row.anchor,
    billing_cycle_anchor_config: null,
    billing_mode: { flexible: { proration_discounts: 'included' }, type: 'flexible' },
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: row.cancelAtPeriodEnd ? row.periodEnd : null,
    cancel_at_period_end: row.cancelAtPeriodEnd,
    canceled_at: row.canceledAt,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: row.endReason },
    collection_method: 'charge_automatically',
    created: row.created,
    currency: price.currency,
    customer: row.customer,
    customer_account: null,
    days_until_due: null,
    default_payment_method: row.method,
    default_source: null,
    default_tax_rates: [],
    description: row.description,
    discounts: [],
    ended_at: row.endedAt,
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: { type: 'self' },
    },
    items: listOf([itemWire(world, row)], `/v1/subscription_items?subscription=${row.id}`),
    latest_invoice: row.latestInvoice,
    livemode: false,
    managed_payments: null,
    metadata: row.metadata,
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: {
      payment_method_options: null,
      payment_method_types: null,
      save_default_payment_method: 'off',
    },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    start_date: row.created,
    status: row.status,
    test_clock: null,
    transfer_data: null,
    trial_end: null,
    trial_settings: null,
    trial_start: null,
  };
}

function itemWire(world: World, row: SubscriptionRow): Stripe.SubscriptionItem {
  const price = world.state.prices[row.item.price]!;
  return {
    id: row.item.id,
    object: 'subscription_item',
    billing_thresholds: null,
    created: row.created,
    current_period_end: row.periodEnd,
    current_period_start: row.periodStart,
    current_trial: null,
    discounts: [],
    metadata: {},
    plan: planWire(price),
    price: priceWire(price),
    quantity: row.item.quantity,
    subscription: row.id,
    tax_rates: [],
  };
}
