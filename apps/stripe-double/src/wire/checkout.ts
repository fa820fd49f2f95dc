import type Stripe from 'stripe';
import type { SessionRow } from '../state/model.ts';
import type { World } from '../world.ts';
import { priceWire } from './catalog.ts';
import { listOf } from './wire.ts';

export function sessionWire(world: World, row: SessionRow): Stripe.Checkout.Session {
  const customer = row.customer ? world.state.customers[row.customer] : undefined;
  const email = customer?.email ?? row.customerEmail;
  return {
    id: row.id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: ['card'],
    amount_subtotal: row.total,
    amount_total: row.total,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    cancel_url: row.cancelUrl,
    client_reference_id: row.clientReferenceId,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: row.created,
    currency: row.currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: row.customer,
    customer_account: null,
    customer_creation: row.customer || row.mode === 'subscription' ? null : 'if_required',
    customer_details: email
      ? {
          address: null,
          business_name: null,
          email,
          individual_name: null,
          name: customer?.name ?? null,
          phone: null,
          tax_exempt: 'none',
          tax_ids: null,
        }
      : null,
    customer_email: row.customerEmail,
    discounts: [],
    expires_at: row.expiresAt,
    integration_identifier: null,
    invoice: row.invoice,
    invoice_creation: row.mode === 'payment' ? noInvoice : null,
    livemode: false,
    locale: null,
    managed_payments: null,
    metadata: row.metadata,
    mode: row.mode,
    origin_context: null,
    payment_intent: row.mode === 'payment' ? row.intent : null,
    payment_link: null,
    payment_method_collection: row.mode === 'subscription' ? 'always' : 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: { card: { request_three_d_secure: 'automatic' } },
    payment_method_types: ['card'],
    payment_status: row.status === 'complete' ? 'paid' : 'unpaid',
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: row.status,
    submit_type: null,
    subscription: row.subscription,
    success_url: row.successUrl,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: row.status === 'open' ? `${world.pagesUrl}/pay/${row.id}` : null,
    wallet_options: null,
  };
}

const noInvoice: Stripe.Checkout.Session.InvoiceCreation = {
  enabled: false,
  invoice_data: {
    account_tax_ids: null,
    custom_fields: null,
    description: null,
    footer: null,
    issuer: null,
    metadata: null,
    rendering_options: null,
  },
};

export function sessionLines(world: World, row: SessionRow): Stripe.ApiList<Stripe.LineItem> {
  const items = row.lines.map((line): Stripe.LineItem => {
    const price = world.state.prices[line.price]!;
    const amount = price.unitAmount * line.quantity;
    return {
      id: line.id,
      object: 'item',
      adjustable_quantity: null,
      amount_discount: 0,
      amount_subtotal: amount,
      amount_tax: 0,
      amount_total: amount,
      currency: price.currency,
      description: world.state.products[price.product]?.name ?? null,
      metadata: {},
      price: priceWire(price),
      quantity: line.quantity,
    };
  });
  return listOf(items, `/v1/checkout/sessions/${row.id}/line_items`);
}
