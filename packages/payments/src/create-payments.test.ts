import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  dayMs,
  hourMs,
  openDouble,
  secretKey,
  webhookSecret,
  type OpenDouble,
} from '../../../apps/stripe-double/src/testing/open-double.ts';
import {
  createPayments,
  PaymentDeclined,
  PaymentsUnreachable,
  WebhookRefused,
  type CheckoutInput,
  type InvoiceFacts,
  type Payments,
  type Product,
} from './index.ts';

const pro: Product = {
  lookupKey: 'maquette_plan_pro',
  name: 'Maquette Pro',
  amountCents: 2_000,
  currency: 'usd',
  everyMonth: true,
};
const team: Product = { ...pro, lookupKey: 'maquette_plan_team', name: 'Maquette Team', amountCents: 6_000 };
const pack: Product = {
  lookupKey: 'maquette_top_up_1000',
  name: '1,000 credits',
  amountCents: 1_000,
  currency: 'usd',
  everyMonth: false,
};

let double: OpenDouble;
let payments: Payments;
let customerId: string;

beforeEach(async () => {
  double = await openDouble();
  payments = createPayments({ secretKey, webhookSecret, apiBase: double.url });
  await payments.ensurePrices([pro, team, pack]);
  ({ customerId } = await payments.createCustomer({
    workspaceId: 'ws_1',
    workspaceName: 'Clay & Co',
    email: 'ada@example.com',
    requestKey: 'customer:ws_1',
  }));
});
afterEach(() => double.close());

const order = (more: Partial<CheckoutInput> = {}): CheckoutInput => ({
  orderId: 'order_1',
  workspaceId: 'ws_1',
  customerId,
  lookupKey: pack.lookupKey,
  everyMonth: false,
  saveCard: true,
  successUrl: 'http://localhost:3000/w/ws_1/paid?session={CHECKOUT_SESSION_ID}',
  cancelUrl: 'http://localhost:3000/w/ws_1/wallet',
  requestKey: more.orderId ?? 'order_1',
  ...more,
});

async function buy(more: Partial<CheckoutInput> = {}, behaviour = 'ok') {
  const { sessionId } = await payments.openCheckout(order(more));
  await double.control(`/checkouts/${sessionId}/pay`, { behaviour });
  return (await payments.fetchCheckout(sessionId))!;
}
const subscribe = (behaviour = 'ok') =>
  buy({ orderId: 'order_pro', lookupKey: pro.lookupKey, everyMonth: true }, behaviour);
const charge = (orderId: string) => async () => {
  const card = (await payments.fetchCard(customerId))!;
  return payments.chargeSavedCard({
    orderId,
    workspaceId: 'ws_1',
    customerId,
    paymentMethodId: card.paymentMethodId,
    amountCents: 1_000,
    currency: 'usd',
    description: '1,000 credits',
    requestKey: orderId,
  });
};
const all = async <T>(list: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = [];
  for await (const one of list) found.push(one);
  return found;
};
const longAgo = new Date(0);

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

describe('a subscription', () => {
  test('is renewed at its period, by an invoice that is finalised and paid an hour later', async () => {
    const { subscriptionId } = await subscribe();
    const before = (await payments.fetchSubscription(subscriptionId!))!;
    await double.control('/clock', { advanceMs: before.periodEnd.getTime() - Date.now() + 1_000 });
    const renewed = (await payments.fetchSubscription(subscriptionId!))!;
    expect(renewed.periodStart).toEqual(before.periodEnd);
    expect(await payments.fetchInvoice(renewed.latestInvoiceId!)).toMatchObject({
      status: 'draft',
      reason: 'cycle',
    });
    await double.control('/clock', { advanceMs: hourMs });
    expect(await payments.fetchInvoice(renewed.latestInvoiceId!)).toMatchObject({
      status: 'paid',
      amountPaidCents: 2_000,
      lines: [{ lookupKey: pro.lookupKey, periodStart: renewed.periodStart, periodEnd: renewed.periodEnd }],
    });
  });

  test('is upgraded in mid-cycle by an invoice of the difference', async () => {
    const { subscriptionId } = await subscribe();
    await double.control('/clock', { advanceMs: 10 * dayMs });
    const changed = await payments.changePlan({
      subscriptionId: subscriptionId!,
      lookupKey: team.lookupKey,
      when: 'now',
      requestKey: 'upgrade',
    });
    expect(changed.lookupKey).toBe(team.lookupKey);
    const invoice = (await payments.fetchInvoice(changed.latestInvoiceId!))!;
    expect(invoice).toMatchObject({ status: 'paid', reason: 'update' });
    const [back, rest] = invoice.lines;
    expect(back).toMatchObject({ lookupKey: pro.lookupKey, isProration: true });
    expect(rest).toMatchObject({ lookupKey: team.lookupKey, isProration: true });
    expect(back!.amountCents).toBeLessThan(0);
    expect(invoice.amountPaidCents).toBe(back!.amountCents + rest!.amountCents);
    expect(invoice.amountPaidCents).toBeGreaterThan(2_500);
    expect(invoice.amountPaidCents).toBeLessThan(2_800);
  });

  test('stays as it is when the upgrade is declined, or needs the cardholder', async () => {
    const { subscriptionId } = await subscribe();
    for (const behaviour of ['decline', 'needs-cardholder']) {
      await double.control(`/customers/${customerId}/card`, { behaviour });
      const change = payments.changePlan({
        subscriptionId: subscriptionId!,
        lookupKey: team.lookupKey,
        when: 'now',
        requestKey: `upgrade-${behaviour}`,
      });
      await expect(change).rejects.toThrow(PaymentDeclined);
      expect(await payments.fetchSubscription(subscriptionId!)).toMatchObject({
        lookupKey: pro.lookupKey,
        status: 'active',
      });
    }
  });

  test('that goes down invoices nothing now, and the next period has the new price', async () => {
    const paid = await buy({ orderId: 'order_team', lookupKey: team.lookupKey, everyMonth: true });
    const changed = await payments.changePlan({
      subscriptionId: paid.subscriptionId!,
      lookupKey: pro.lookupKey,
      when: 'period-end',
      requestKey: 'down',
    });
    expect(changed.latestInvoiceId).toBe(paid.invoiceId);
    await double.control('/clock', { advanceMs: 31 * dayMs + 2 * hourMs });
    const { latestInvoiceId } = (await payments.fetchSubscription(paid.subscriptionId!))!;
    expect(await payments.fetchInvoice(latestInvoiceId!)).toMatchObject({ amountPaidCents: 2_000 });
  });

  test('that was cancelled ends with its period, unless that is taken back', async () => {
    const { subscriptionId } = await subscribe();
    const set = (cancel: boolean) =>
      payments.setCancelAtPeriodEnd({
        subscriptionId: subscriptionId!,
        cancel,
        requestKey: `cancel-${cancel}`,
      });
    const cancelled = await set(true);
    expect(cancelled.cancelAt).toEqual(cancelled.periodEnd);
    expect((await set(false)).cancelAt).toBeNull();
    await payments.setCancelAtPeriodEnd({
      subscriptionId: subscriptionId!,
      cancel: true,
      requestKey: 'again',
    });
    await double.control('/clock', { advanceMs: 32 * dayMs });
    expect(await payments.fetchSubscription(subscriptionId!)).toMatchObject({ status: 'canceled' });
  });

  test('is past due while its renewal is declined, and active when it is paid', async () => {
    const { subscriptionId } = await subscribe();
    await double.control(`/customers/${customerId}/card`, { behaviour: 'decline' });
    await double.control('/clock', { advanceMs: 31 * dayMs + 2 * hourMs });
    const late = (await payments.fetchSubscription(subscriptionId!))!;
    expect(late.status).toBe('past_due');
    expect(await payments.fetchInvoice(late.latestInvoiceId!)).toMatchObject({
      status: 'open',
      paidAt: null,
    });
    await double.control(`/customers/${customerId}/card`, { behaviour: 'ok' });
    await double.control('/clock', { advanceMs: 3 * dayMs });
    expect(await payments.fetchSubscription(subscriptionId!)).toMatchObject({ status: 'active' });
    expect(await payments.fetchInvoice(late.latestInvoiceId!)).toMatchObject({ status: 'paid' });
  });
});

describe('a saved card', () => {
  test('is charged once, however often the same order asks', async () => {
    await buy();
    const results = await Promise.all(Array.from({ length: 10 }, charge('order_2')));
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(results[0]).toMatchObject({ status: 'succeeded' });
    expect(await all(payments.succeededIntentsSince(longAgo))).toHaveLength(2);
  });

  test('that declines says so, with the words of the bank', async () => {
    await buy({}, 'declines-later');
    const result = await charge('order_2')();
    expect(result).toMatchObject({ status: 'declined', code: 'generic_decline' });
    expect(await charge('order_2')()).toEqual(result);
  });

  test('that needs the cardholder leaves an intent that nobody can complete', async () => {
    await buy({}, 'needs-cardholder');
    const result = await charge('order_2')();
    expect(result).toMatchObject({ status: 'needs-cardholder' });
    expect(await payments.fetchIntent(result.intentId!)).toMatchObject({ status: 'cancelled' });
    expect(await charge('order_2')()).toEqual(result);
  });
});

describe('money that goes back', () => {
  test('is counted together, whether we gave it or somebody did in the dashboard', async () => {
    const { intentId } = await buy();
    for (const requestKey of ['refund_1', 'refund_1'])
      await payments.refund({ paymentIntentId: intentId!, amountCents: 300, requestKey });
    await double.control('/refunds', { paymentIntent: intentId!, amount: 200 });
    expect(await payments.fetchIntent(intentId!)).toMatchObject({ refundedCents: 500 });
    const paid = await subscribe();
    const { paymentIntentId } = (await payments.fetchInvoice(paid.invoiceId!))!;
    await payments.refund({ paymentIntentId: paymentIntentId!, amountCents: 700, requestKey: 'refund_2' });
    expect(await payments.fetchInvoice(paid.invoiceId!)).toMatchObject({ refundedCents: 700 });
  });

  test('in a dispute is taken while it is open, given back when it is won, and gone when it is lost', async () => {
    const { intentId } = await buy();
    const { id } = await double.control<{ id: string }>('/disputes', { paymentIntent: intentId! });
    expect(await payments.fetchDispute(id)).toMatchObject({ intentId, isClosed: false, amountCents: 1_000 });
    expect(await payments.fetchIntent(intentId!)).toMatchObject({ disputedCents: 1_000 });
    await double.control(`/disputes/${id}/close`, { outcome: 'won' });
    expect(await payments.fetchDispute(id)).toMatchObject({ isClosed: true, status: 'won' });
    expect(await payments.fetchIntent(intentId!)).toMatchObject({ disputedCents: 0 });

    const second = await double.control<{ id: string }>('/disputes', {
      paymentIntent: intentId!,
      amount: 400,
    });
    await double.control(`/disputes/${second.id}/close`, { outcome: 'lost' });
    expect(await payments.fetchIntent(intentId!)).toMatchObject({ disputedCents: 400 });
    expect(await all(payments.disputesSince(longAgo))).toHaveLength(2);
  });
});

test('the reconciler sees every paid invoice and intent since a time, over several pages', async () => {
  const { subscriptionId } = await subscribe();
  await buy();
  for (let month = 0; month < 3; month++)
    await double.control('/clock', { advanceMs: 31 * dayMs + 2 * hourMs });
  const invoices: InvoiceFacts[] = await all(payments.paidInvoicesSince(longAgo));
  expect(invoices.map(({ reason }) => reason).toSorted()).toEqual(['create', 'cycle', 'cycle', 'cycle']);
  expect(new Set(invoices.map((invoice) => invoice.subscriptionId))).toEqual(new Set([subscriptionId]));
  expect(await all(payments.succeededIntentsSince(longAgo))).toHaveLength(5);
  const lastMonth = new Date(Date.now() + 80 * dayMs);
  expect(await all(payments.paidInvoicesSince(lastMonth))).toHaveLength(1);
});

describe('a provider that cannot be reached', () => {
  test('is told apart from one that says no, and the same key finishes what had begun', async () => {
    await buy();
    for (const kind of ['lost-answer', 'error-after', 'unreachable', 'error-before', 'rate-limit']) {
      const path = '/v1/payment_intents';
      const again = charge(`order_${kind}`);
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
