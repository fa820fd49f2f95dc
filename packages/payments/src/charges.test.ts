import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { longAgo, all, openShop, type Shop } from './testing/open-shop.ts';

let double: Shop['double'];
let payments: Shop['payments'];
let buy: Shop['buy'];
let subscribe: Shop['subscribe'];
let charge: Shop['charge'];

beforeEach(async () => {
  ({ double, payments, buy, subscribe, charge } = await openShop());
});
afterEach(() => double.close());

describe('a saved card', () => {
  test('is charged once, however often the same order asks', async () => {
    await buy();
    const results = await Promise.all(Array.from({ length: 10 }, () => charge('order_2')));
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(results[0]).toMatchObject({ status: 'succeeded' });
    expect(await all(payments.succeededIntentsSince(longAgo))).toHaveLength(2);
  });

  test('that declines says so, with the words of the bank', async () => {
    await buy({}, 'declines-later');
    const result = await charge('order_2');
    expect(result).toMatchObject({ status: 'declined', code: 'generic_decline' });
    expect(await charge('order_2')).toEqual(result);
  });

  test('that needs the cardholder leaves an intent that nobody can complete', async () => {
    await buy({}, 'needs-cardholder');
    const result = await charge('order_2');
    expect(result).toMatchObject({ status: 'needs-cardholder' });
    expect(await payments.fetchIntent(result.intentId!)).toMatchObject({ status: 'cancelled' });
    expect(await charge('order_2')).toEqual(result);
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
