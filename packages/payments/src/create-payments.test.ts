import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPayments, PaymentsUnreachable, WebhookRefused } from './index.ts';
import {
  secretKey,
  webhookSecret,
  pro,
  team,
  pack,
  longAgo,
  all,
  openShop,
  type Shop,
} from './testing/open-shop.ts';

let double: Shop['double'];
let payments: Shop['payments'];
let customerId: Shop['customerId'];
let order: Shop['order'];
let buy: Shop['buy'];
let subscribe: Shop['subscribe'];
let charge: Shop['charge'];

beforeEach(async () => {
  ({ double, payments, customerId, order, buy, subscribe, charge } = await openShop());
});
afterEach(() => double.close());

describe('a checkout', () => {
  test('for a pack is paid once, and everything that it leads to names the order', async () => {
    const opened = await payments.openCheckout(order());
    expect(opened).toMatchObject({ status: 'open', isPaid: false, orderId: 'order_1', workspaceId: 'ws_1' });
    expect(opened.url).toContain(double.url);
    const paid = await buy();
    expect(paid).toMatchObject({ sessionId: opened.sessionId, status: 'complete', isPaid: true, customerId });
    const intent = await payments.fetchIntent(paid.intentId!);
    expect(intent).toMatchObject({
      orderId: 'order_1',
      workspaceId: 'ws_1',
      status: 'succeeded',
      amountCents: 1_000,
      currency: 'usd',
      refundedCents: 0,
      disputedCents: 0,
      invoiceId: null,
    });
    expect(intent!.receiptUrl).toContain('/receipt/');
    expect(await payments.fetchCard(customerId)).toMatchObject({ brand: 'visa', last4: '4242' });
  });

  test('for a plan leads to a subscription with its period, and a paid invoice with its line', async () => {
    const paid = await subscribe();
    const subscription = (await payments.fetchSubscription(paid.subscriptionId!))!;
    expect(subscription).toMatchObject({
      customerId,
      workspaceId: 'ws_1',
      status: 'active',
      lookupKey: 'maquette_plan_pro',
      cancelAt: null,
      latestInvoiceId: paid.invoiceId,
    });
    const invoice = (await payments.fetchInvoice(paid.invoiceId!))!;
    expect(invoice).toMatchObject({
      status: 'paid',
      reason: 'create',
      subscriptionId: paid.subscriptionId,
      workspaceId: 'ws_1',
      amountPaidCents: 2_000,
      lines: [{ lookupKey: 'maquette_plan_pro', amountCents: 2_000, isProration: false }],
    });
    expect(invoice.lines[0]).toMatchObject({
      periodStart: subscription.periodStart,
      periodEnd: subscription.periodEnd,
    });
    expect(await payments.fetchIntent(invoice.paymentIntentId!)).toMatchObject({
      invoiceId: invoice.invoiceId,
    });
  });

  test('that was ended cannot be paid, and ending it again is harmless', async () => {
    const { sessionId } = await payments.openCheckout(order());
    await payments.expireCheckout(sessionId);
    await payments.expireCheckout(sessionId);
    expect(await payments.fetchCheckout(sessionId)).toMatchObject({
      status: 'expired',
      isPaid: false,
      url: null,
    });
  });
});

test('what does not exist is null', async () => {
  expect(await payments.fetchCheckout('cs_test_no')).toBeNull();
  expect(await payments.fetchIntent('pi_no')).toBeNull();
  expect(await payments.fetchInvoice('in_no')).toBeNull();
  expect(await payments.fetchSubscription('sub_no')).toBeNull();
  expect(await payments.fetchDispute('du_no')).toBeNull();
  expect(await payments.fetchCard(customerId)).toBeNull();
});

describe('prices', () => {
  test('are made once, however many programs start', async () => {
    const studio = { ...pro, lookupKey: 'maquette_plan_studio', amountCents: 20_000 };
    await Promise.all(Array.from({ length: 5 }, () => payments.ensurePrices([pro, studio, team, pack])));
    expect((await double.sdk.prices.list({ limit: 100 })).data).toHaveLength(4);
    expect((await double.sdk.products.list({ limit: 100 })).data).toHaveLength(4);
  });

  test('that change take their key over; what was bought before keeps its name', async () => {
    const paid = await subscribe();
    for (const amountCents of [2_500, 2_000, 2_500]) await payments.ensurePrices([{ ...pro, amountCents }]);
    const { data } = await double.sdk.prices.list({ lookup_keys: [pro.lookupKey] });
    expect(data.map(({ unit_amount }) => unit_amount)).toEqual([2_500]);
    expect(await payments.fetchSubscription(paid.subscriptionId!)).toMatchObject({
      lookupKey: pro.lookupKey,
    });
    expect((await payments.fetchInvoice(paid.invoiceId!))!.lines[0]!.lookupKey).toBe(pro.lookupKey);
  });
});

describe('a provider that cannot be reached', () => {
  test('is told apart from one that says no, and the same key finishes what had begun', async () => {
    await buy();
    for (const kind of ['lost-answer', 'error-after', 'unreachable', 'error-before', 'rate-limit']) {
      const path = '/v1/payment_intents';
      const again = () => charge(`order_${kind}`);
      await double.control('/faults', { kind, times: 100, path, method: 'POST' });
      await expect(again()).rejects.toThrow(PaymentsUnreachable);
      await fetch(`${double.url}/_double/faults`, { method: 'DELETE' });
      expect(await again()).toMatchObject({ status: 'succeeded' });
    }
    expect(await all(payments.succeededIntentsSince(longAgo))).toHaveLength(6);
  });
});

describe('a webhook', () => {
  const first = async () => {
    await buy();
    return double.arrived.find(({ type }) => type === 'checkout.session.completed')!;
  };

  test('says which object it is about', async () => {
    const { body, signature, id } = await first();
    const event = await payments.readEvent(body, signature);
    expect(event).toMatchObject({ eventId: id, type: 'checkout.session.completed' });
    expect(event.objectId).toMatch(/^cs_test_/);
  });

  test('is refused with another signature, an old one, another body, or when no secret is set', async () => {
    const { body, signature } = await first();
    const open = (secret: string) =>
      createPayments({ secretKey, webhookSecret: secret, apiBase: double.url });
    const old = double.sdk.webhooks.generateTestHeaderString({
      payload: body,
      secret: webhookSecret,
      timestamp: Math.floor(Date.now() / 1_000) - 301,
    });
    const withEmpty = double.sdk.webhooks.generateTestHeaderString({ payload: body, secret: ' ' });
    for (const refused of [
      payments.readEvent(body, signature.replace(/v1=.{4}/, 'v1=0000')),
      payments.readEvent(body, old),
      payments.readEvent(body.replace('cs_test', 'cs_best'), signature),
      payments.readEvent(body, ''),
      open('whsec_other').readEvent(body, signature),
      open('').readEvent(body, signature),
      open(' ').readEvent(body, withEmpty),
    ])
      await expect(refused).rejects.toThrow(WebhookRefused);
  });
});

test('the double is refused with a live key, and in production', () => {
  const apiBase = 'http://127.0.0.1:1';
  for (const live of ['sk_live_1', 'rk_live_1'])
    expect(() => createPayments({ secretKey: live, webhookSecret, apiBase })).toThrow('live');
  expect(() => createPayments({ secretKey, webhookSecret, apiBase, isProduction: true })).toThrow(
    'production',
  );
  expect(createPayments({ secretKey, webhookSecret, apiBase }).mode).toBe('double');
  expect(createPayments({ secretKey: 'sk_test_1', webhookSecret, isProduction: true }).mode).toBe('test');
  expect(createPayments({ secretKey: 'rk_live_1', webhookSecret }).mode).toBe('live');
});
