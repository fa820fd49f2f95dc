import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Stripe from 'stripe';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { readEnv } from './env.ts';
import { startDouble } from './start-double.ts';
import {
  dayMs,
  hourMs,
  openDouble,
  secretKey,
  webhookSecret,
  type OpenDouble,
} from './testing/open-double.ts';

let double: OpenDouble;
afterEach(() => double.close());

async function subscribed(behaviour = 'ok') {
  const { sdk } = double;
  const customer = await sdk.customers.create({ name: 'Clay & Co' });
  const product = await sdk.products.create({ name: 'Pro' });
  const price = await sdk.prices.create({
    product: product.id,
    currency: 'usd',
    unit_amount: 2_000,
    recurring: { interval: 'month' },
  });
  const session = await sdk.checkout.sessions.create({
    mode: 'subscription',
    customer: customer.id,
    line_items: [{ price: price.id, quantity: 1 }],
    success_url: 'http://localhost:3000/paid?s={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://localhost:3000/back',
    subscription_data: { metadata: { orderId: 'order_1' } },
  });
  await double.control(`/checkouts/${session.id}/pay`, { behaviour });
  const [subscription] = (await sdk.subscriptions.list({ customer: customer.id })).data;
  return { customer, session, subscription: subscription! };
}
const invoicesOf = async (subscription: string) =>
  (await double.sdk.invoices.list({ subscription, limit: 100 })).data.toReversed();

test('remembers everything over a restart, and the time that it was advanced', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'stripe-double-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const stateFile = path.join(folder, 'deep', 'state.json');
  double = await openDouble({ stateFile });
  const { subscription } = await subscribed();
  await double.control('/clock', { advanceMs: 40 * dayMs });
  await double.close();
  double = await openDouble({ stateFile });
  expect(await double.sdk.subscriptions.retrieve(subscription.id)).toMatchObject({ status: 'active' });
  expect(await invoicesOf(subscription.id)).toHaveLength(2);
  const { now } = await double.control<{ now: string }>('/state');
  expect(Date.parse(now) - Date.now()).toBeGreaterThan(39 * dayMs);
});

describe('time', () => {
  test('does everything that is due in order, each at its own moment', async () => {
    double = await openDouble();
    const { subscription } = await subscribed();
    const start = subscription.items.data[0]!.current_period_start;
    await double.control('/clock', { advanceMs: 70 * dayMs });
    const invoices = await invoicesOf(subscription.id);
    expect(invoices.map(({ status, billing_reason }) => [status, billing_reason])).toEqual([
      ['paid', 'subscription_create'],
      ['paid', 'subscription_cycle'],
      ['paid', 'subscription_cycle'],
    ]);
    for (const invoice of invoices.slice(1)) {
      const line = invoice.lines.data[0]!;
      expect(invoice.created).toBe(line.period.start);
      expect(invoice.status_transitions.paid_at! - invoice.created).toBe(hourMs / 1_000);
      expect(invoice.period_end).toBe(line.period.start);
    }
    expect(invoices[1]!.period_start).toBe(start);
  });

  test('ends a subscription when its invoice was declined four times, and leaves the invoice open', async () => {
    double = await openDouble();
    const { subscription, customer } = await subscribed('declines-later');
    await double.control('/clock', { advanceMs: 31 * dayMs + 2 * hourMs });
    expect(await double.sdk.subscriptions.retrieve(subscription.id)).toMatchObject({ status: 'past_due' });
    await double.control('/clock', { advanceMs: 16 * dayMs });
    const ended = await double.sdk.subscriptions.retrieve(subscription.id);
    expect(ended).toMatchObject({ status: 'canceled', cancellation_details: { reason: 'payment_failed' } });
    const last = (await invoicesOf(subscription.id)).at(-1)!;
    expect(last).toMatchObject({ status: 'open', attempt_count: 4, next_payment_attempt: null });
    const failed = await double.sdk.events.list({ type: 'invoice.payment_failed' });
    expect(failed.data).toHaveLength(4);
    expect(customer.id).toBe(ended.customer);
  });

  test('asks for the cardholder when a renewal needs them, and their page pays it', async () => {
    double = await openDouble();
    const { subscription, customer } = await subscribed();
    await double.control(`/customers/${customer.id}/card`, { behaviour: 'needs-cardholder' });
    await double.control('/clock', { advanceMs: 31 * dayMs + 2 * hourMs });
    const asked = await double.sdk.events.list({ type: 'invoice.payment_action_required' });
    expect(asked.data).toHaveLength(1);
    const open = (await invoicesOf(subscription.id)).at(-1)!;
    const first = await double.post(open.hosted_invoice_url!, { card: 'needs-cardholder' });
    expect(first.status).toBe(303);
    const method = new URL(first.location, double.url).searchParams.get('method')!;
    const page = `${open.hosted_invoice_url}/confirm`;
    expect((await double.post(page, { method, answer: 'no' })).status).toBe(402);
    expect((await double.post(page, { method, answer: 'yes' })).status).toBe(303);
    expect(await double.sdk.invoices.retrieve(open.id)).toMatchObject({ status: 'paid' });
    expect(await double.sdk.subscriptions.retrieve(subscription.id)).toMatchObject({ status: 'active' });
  });

  test('expires a checkout after a day', async () => {
    double = await openDouble();
    const { customer } = await subscribed();
    const product = await double.sdk.products.create({ name: 'Pack' });
    const price = await double.sdk.prices.create({
      product: product.id,
      currency: 'usd',
      unit_amount: 1_000,
    });
    const session = await double.sdk.checkout.sessions.create({
      mode: 'payment',
      customer: customer.id,
      line_items: [{ price: price.id }],
      success_url: 'http://localhost/ok',
    });
    await double.control('/clock', { advanceMs: dayMs });
    expect(await double.sdk.checkout.sessions.retrieve(session.id)).toMatchObject({ status: 'expired' });
    expect((await double.post(session.url!, { card: 'ok' })).text).toContain('has expired');
    expect((await double.sdk.paymentIntents.list({ created: { gte: 0 } })).data).toHaveLength(1);
    const expired = await double.sdk.events.list({ type: 'checkout.session.expired' });
    expect(expired.data).toHaveLength(1);
  });

  test('credits what is left of a dearer plan to the next invoices', async () => {
    double = await openDouble();
    const { subscription, customer } = await subscribed();
    const item = subscription.items.data[0]!;
    const cheap = await double.sdk.prices.create({
      product: String(item.price.product),
      currency: 'usd',
      unit_amount: 500,
      recurring: { interval: 'month' },
    });
    await double.sdk.subscriptions.update(subscription.id, {
      items: [{ id: item.id, price: cheap.id }],
      proration_behavior: 'always_invoice',
    });
    const update = (await invoicesOf(subscription.id)).at(-1)!;
    expect(update).toMatchObject({ total: -1_500, amount_due: 0, status: 'paid', ending_balance: -1_500 });
    await double.control('/clock', { advanceMs: 31 * dayMs + 2 * hourMs });
    const renewal = (await invoicesOf(subscription.id)).at(-1)!;
    expect(renewal).toMatchObject({ total: 500, amount_due: 0, status: 'paid', ending_balance: -1_000 });
    expect(await double.sdk.customers.retrieve(customer.id)).toMatchObject({ balance: -1_000 });
  });
});

describe('a key of a request', () => {
  const create = (key: string, name = 'Clay') =>
    double.sdk.customers.create({ name }, { idempotencyKey: key });

  test('has one effect in twenty parallel requests, and says that it answers again', async () => {
    double = await openDouble();
    const made = await Promise.all(Array.from({ length: 20 }, () => create('one')));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    const again = made.filter(({ lastResponse }) => lastResponse.headers['idempotent-replayed'] === 'true');
    expect(again).toHaveLength(19);
    expect((await double.sdk.customers.list()).data).toHaveLength(1);
  });

  test('is refused with another body, and while the first request is still under way', async () => {
    double = await openDouble();
    await create('one');
    await expect(create('one', 'Stone')).rejects.toThrow(Stripe.errors.StripeIdempotencyError);
    await double.control('/faults', { kind: 'slow', delayMs: 2_000 });
    const results = await Promise.allSettled([create('two'), create('two')]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = results.find((result) => result.status === 'rejected')!;
    expect(refused.reason).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
  });

  test('of a request that was refused for its form can be used again', async () => {
    double = await openDouble();
    await expect(
      double.sdk.customers.create({ colour: 'red' } as object, { idempotencyKey: 'one' }),
    ).rejects.toThrow('unknown parameter');
    expect(await create('one')).toMatchObject({ name: 'Clay' });
  });
});

test('lists come page after page, newest first, within their times', async () => {
  double = await openDouble();
  for (let n = 0; n < 25; n++) await double.sdk.customers.create({ name: String(n) });
  const seen: string[] = [];
  for await (const { name } of double.sdk.customers.list({ limit: 10 })) seen.push(String(name));
  expect(seen).toEqual(Array.from({ length: 25 }, (_, n) => String(24 - n)));
  const later = Math.floor(Date.now() / 1_000) + 60;
  expect((await double.sdk.customers.list({ created: { gte: later } })).data).toEqual([]);
});

test('what is not told to the API stays unknown: other keys, other addresses, controls without hooks', async () => {
  double = await openDouble({ hasControls: false });
  expect((await fetch(`${double.url}/_double/state`)).status).toBe(404);
  expect((await fetch(`${double.url}/v1/customers`)).status).toBe(401);
  const other = await fetch(`${double.url}/v1/colours`);
  expect(other.status).toBe(404);
  expect(await other.json()).toMatchObject({ error: { type: 'invalid_request_error' } });
});

test('it refuses to be built with a live key', async () => {
  double = await openDouble();
  const settings = { host: '127.0.0.1', port: 0, stateFile: null, webhookUrl: null, pagesUrl: null };
  const live = { ...settings, secretKey: 'sk_live_1', webhookSecret, hasControls: false };
  await expect(startDouble(live)).rejects.toThrow('test keys');
  const environment = {
    STRIPE_DOUBLE_PORT: '4000',
    STRIPE_DOUBLE_STATE: '/tmp/state.json',
    STRIPE_DOUBLE_PAGES_URL: 'http://localhost:4000/',
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_WEBHOOK_SECRET: webhookSecret,
  };
  expect(readEnv(environment)).toMatchObject({ pagesUrl: 'http://localhost:4000', hasControls: false });
  expect(() => readEnv({ ...environment, STRIPE_SECRET_KEY: 'sk_live_1' })).toThrow('STRIPE_SECRET_KEY');
});
