import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDouble, type OpenDouble } from './testing/open-double.ts';

/** A test key of the real Stripe: the same calls go there too, and the shapes of the answers are compared. */
const realKey = process.env['STRIPE_TEST_KEY'];
const run = Date.now().toString(36);

let double: OpenDouble;
beforeAll(async () => {
  double = await openDouble();
});
afterAll(() => double.close());

interface Said {
  answers: Record<string, unknown>;
  errors: Record<string, unknown>;
}

/** Everything that the studio asks of Stripe and that needs no page, from one end to the other. */
async function say(stripe: Stripe, mark: string): Promise<Said> {
  const answers: Said['answers'] = {};
  const errors: Said['errors'] = {};
  const keep = async <T>(name: string, asked: Promise<T>): Promise<T> => {
    const answer = await asked;
    answers[name] = JSON.parse(JSON.stringify(answer));
    return answer;
  };
  const fail = async (name: string, asked: Promise<unknown>): Promise<void> => {
    const error = await asked.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error, name).toBeInstanceOf(Stripe.errors.StripeError);
    const { rawType, statusCode, code, decline_code, param } = error as Stripe.errors.StripeError;
    errors[name] = { rawType, statusCode, code, decline_code, param };
  };
  const key = (name: string) => ({ idempotencyKey: `${mark}:${name}` });

  const customer = await keep(
    'customer',
    stripe.customers.create({ name: 'Clay & Co', email: 'ada@example.com', metadata: { workspaceId: 'ws' } }),
  );
  const product = await keep('product', stripe.products.create({ name: `Pro ${mark}` }));
  const monthly = (unit_amount: number) =>
    stripe.prices.create({
      product: product.id,
      currency: 'usd',
      unit_amount,
      recurring: { interval: 'month' },
      lookup_key: `pro_${mark}`,
      transfer_lookup_key: true,
    });
  const small = await keep('price', monthly(2_000));
  const large = await monthly(6_000);
  const pack = await stripe.prices.create({ product: product.id, currency: 'usd', unit_amount: 1_000 });
  const found = await keep('prices', stripe.prices.list({ lookup_keys: [`pro_${mark}`] }));
  expect(found.data.map(({ id }) => id)).toEqual([large.id]);

  const session = await keep(
    'checkout',
    stripe.checkout.sessions.create({
      mode: 'payment',
      customer: customer.id,
      client_reference_id: 'order',
      line_items: [{ price: pack.id, quantity: 1 }],
      success_url: 'https://example.com/paid?s={CHECKOUT_SESSION_ID}',
      cancel_url: 'https://example.com/back',
      allowed_payment_method_types: ['card'],
      payment_intent_data: { metadata: { orderId: 'order' }, setup_future_usage: 'off_session' },
      metadata: { orderId: 'order' },
    }),
  );
  await keep(
    'checkout with lines',
    stripe.checkout.sessions.retrieve(session.id, { expand: ['line_items', 'customer'] }),
  );
  await keep('checkout expired', stripe.checkout.sessions.expire(session.id));
  await fail('expire again', stripe.checkout.sessions.expire(session.id));

  const card = await keep('card', stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id }));
  await keep(
    'customer with card',
    stripe.customers.update(customer.id, {
      invoice_settings: { default_payment_method: card.id },
      expand: ['invoice_settings.default_payment_method'],
    }),
  );
  const charge = {
    amount: 1_000,
    currency: 'usd',
    customer: customer.id,
    payment_method: card.id,
    allowed_payment_method_types: ['card' as const],
    confirm: true,
    off_session: true,
  };
  const intent = await keep(
    'intent',
    stripe.paymentIntents.create({ ...charge, expand: ['latest_charge'] }, key('charge')),
  );
  const again = await stripe.paymentIntents.create({ ...charge, expand: ['latest_charge'] }, key('charge'));
  expect(again.id).toBe(intent.id);
  expect(again.lastResponse.headers['idempotent-replayed']).toBe('true');
  await fail(
    'same key, other amount',
    stripe.paymentIntents.create({ ...charge, amount: 2_000 }, key('charge')),
  );

  const bad = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer: customer.id });
  await fail('declined', stripe.paymentIntents.create({ ...charge, payment_method: bad.id }));
  const asking = await stripe.paymentMethods.attach('pm_card_authenticationRequired', {
    customer: customer.id,
  });
  await fail('needs the cardholder', stripe.paymentIntents.create({ ...charge, payment_method: asking.id }));
  await fail('cancel a paid intent', stripe.paymentIntents.cancel(intent.id));

  await keep('refund', stripe.refunds.create({ payment_intent: intent.id, amount: 300 }));
  await fail('refund too much', stripe.refunds.create({ payment_intent: intent.id, amount: 800 }));
  const refunded = await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] });
  expect((refunded.latest_charge as Stripe.Charge).amount_refunded).toBe(300);

  const subscription = await keep(
    'subscription',
    stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: small.id }],
      default_payment_method: card.id,
      metadata: { workspaceId: 'ws' },
    }),
  );
  const [item] = subscription.items.data;
  const upgraded = await keep(
    'upgraded',
    stripe.subscriptions.update(subscription.id, {
      items: [{ id: item!.id, price: large.id }],
      proration_behavior: 'always_invoice',
      payment_behavior: 'error_if_incomplete',
    }),
  );
  const invoice = await keep(
    'invoice',
    stripe.invoices.retrieve(String(upgraded.latest_invoice), { expand: ['payments'] }),
  );
  expect(invoice.billing_reason).toBe('subscription_update');
  expect(invoice.lines.data.map(({ amount }) => Math.sign(amount)).toSorted()).toEqual([-1, 1]);
  const paidBy = String(invoice.payments?.data[0]?.payment.payment_intent);
  await keep(
    'invoice payment',
    stripe.invoicePayments.list({ payment: { type: 'payment_intent', payment_intent: paidBy } }),
  );
  await keep('invoices', stripe.invoices.list({ customer: customer.id, status: 'paid', limit: 1 }));
  await keep('to be cancelled', stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true }));
  await keep('cancelled', stripe.subscriptions.cancel(subscription.id));

  await fail('no such intent', stripe.paymentIntents.retrieve('pi_none'));
  await fail('no such price', stripe.prices.retrieve('price_none'));
  await fail('unknown parameter', stripe.customers.create({ colour: 'red' } as object));
  await fail('parameter missing', stripe.products.create({} as Stripe.ProductCreateParams));
  await fail('cannot be expanded', stripe.customers.retrieve(customer.id, { expand: ['colour'] }));
  await fail('unknown address', stripe.rawRequest('GET', '/v1/colours'));
  await fail('refused key', stripe.customers.retrieve(customer.id, {}, { apiKey: 'sk_test_wrong' }));
  return { answers, errors };
}

test('the official SDK finds in the double what it finds in Stripe', async () => {
  const { answers, errors } = await say(double.sdk, run);
  expect(Object.keys(answers)).toHaveLength(18);
  expect(errors).toMatchObject({
    'same key, other amount': { rawType: 'idempotency_error', statusCode: 400 },
    declined: {
      rawType: 'card_error',
      statusCode: 402,
      code: 'card_declined',
      decline_code: 'generic_decline',
    },
    'needs the cardholder': { rawType: 'card_error', statusCode: 402, code: 'authentication_required' },
    'cancel a paid intent': { statusCode: 400, code: 'payment_intent_unexpected_state' },
    'no such intent': { statusCode: 404, code: 'resource_missing', param: 'intent' },
    'unknown parameter': { statusCode: 400, code: 'parameter_unknown', param: 'colour' },
    'parameter missing': { statusCode: 400, code: 'parameter_missing', param: 'name' },
    'unknown address': { statusCode: 404 },
    'refused key': { statusCode: 401 },
  });
});

test('the comparison finds a field that only one side has, or has otherwise', async () => {
  const first = await say(double.sdk, `${run}-first`);
  const second = await say(double.sdk, `${run}-second`);
  expect(invented(first, second)).toEqual([]);
  expect(first.errors).toEqual(second.errors);
  Object.assign(first.answers['customer'] as object, { colour: 'red', balance: '0' });
  expect(invented(first, second)).toEqual(['customer: balance: string', 'customer: colour: string']);
});

describe.skipIf(!realKey)(
  `field by field against Stripe's test mode${realKey ? '' : ' (skipped: STRIPE_TEST_KEY is not set)'}`,
  () => {
    test('the double invents nothing, and answers errors alike', { timeout: 300_000 }, async () => {
      const real = await say(new Stripe(realKey!, { maxNetworkRetries: 2 }), `${run}-real`);
      const ours = await say(double.sdk, `${run}-again`);
      expect(ours.errors).toEqual(real.errors);
      expect(invented(ours, real)).toEqual([]);
    });
  },
);

/** What one side says and the other does not know. */
const invented = (ours: Said, real: Said): string[] =>
  Object.keys(real.answers).flatMap((name) => {
    const known = new Set(paths(real.answers[name]));
    return paths(ours.answers[name]).flatMap((path) => (isKnown(known, path) ? [] : [`${name}: ${path}`]));
  });

/** Every field of a thing as `items.data[].price.id: string`. */
function paths(value: unknown, at = ''): string[] {
  if (value === null || value === undefined) return [`${at}: nothing`];
  if (Array.isArray(value))
    return value.length === 0
      ? [`${at}: nothing`]
      : [...new Set(value.flatMap((one) => paths(one, `${at}[]`)))];
  if (typeof value === 'object')
    return Object.entries(value).flatMap(([name, inner]) => paths(inner, at ? `${at}.${name}` : name));
  return [`${at}: ${typeof value}`];
}

/** Where one side has nothing, nothing can be said of what is in it. */
function isKnown(known: Set<string>, path: string): boolean {
  const [name = ''] = path.split(': ');
  const parts = name.split(/(?=\.)|(?=\[\])/);
  const isOpen = parts.some((_, end) => known.has(`${parts.slice(0, end + 1).join('')}: nothing`));
  const isThere = [...known].some((one) => /^[:.[]/.test(one.slice(name.length)) && one.startsWith(name));
  return known.has(path) || isOpen || (path.endsWith(': nothing') && isThere);
}
