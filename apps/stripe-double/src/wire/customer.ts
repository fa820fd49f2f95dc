import type Stripe from 'stripe';
import type { CustomerRow, MethodRow, PortalRow } from '../state/model.ts';
import type { World } from '../world.ts';
import { nobody } from './wire.ts';

export const customerWire = (row: CustomerRow): Stripe.Customer => ({
  id: row.id,
  object: 'customer',
  address: null,
  balance: row.balance,
  created: row.created,
  currency: null,
  customer_account: null,
  default_source: null,
  delinquent: false,
  description: row.description,
  discount: null,
  email: row.email,
  invoice_prefix: row.invoicePrefix,
  invoice_settings: {
    custom_fields: null,
    default_payment_method: row.defaultMethod,
    footer: null,
    rendering_options: null,
  },
  livemode: false,
  metadata: row.metadata,
  name: row.name,
  next_invoice_sequence: row.invoiceCount + 1,
  phone: null,
  preferred_locales: [],
  shipping: null,
  tax_exempt: 'none',
  test_clock: null,
});

/** Every test card is good for some years, whatever the clock says. */
const expiresYear = 2099;

export const methodWire = (row: MethodRow): Stripe.PaymentMethod => ({
  id: row.id,
  object: 'payment_method',
  allow_redisplay: 'limited',
  billing_details: nobody,
  card: {
    brand: row.brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country: 'US',
    display_brand: row.brand,
    exp_month: 12,
    exp_year: expiresYear,
    fingerprint: `double${row.last4}`,
    funding: 'credit',
    generated_from: null,
    last4: row.last4,
    networks: { available: [row.brand], preferred: null },
    regulated_status: 'unregulated',
    three_d_secure_usage: { supported: true },
    wallet: null,
  },
  created: row.created,
  customer: row.customer,
  customer_account: null,
  livemode: false,
  metadata: row.metadata,
  type: 'card',
});

export const portalWire = (world: World, row: PortalRow): Stripe.BillingPortal.Session => ({
  id: row.id,
  object: 'billing_portal.session',
  configuration: 'bpc_double',
  created: row.created,
  customer: row.customer,
  customer_account: null,
  flow: null,
  livemode: false,
  locale: null,
  on_behalf_of: null,
  return_url: row.returnUrl,
  url: `${world.pagesUrl}/portal/${row.secret}`,
});
