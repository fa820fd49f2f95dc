import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PaymentDeclined } from './index.ts';
import { dayMs, hourMs, pro, team, longAgo, all, openShop, type Shop } from './testing/open-shop.ts';

let double: Shop['double'];
let payments: Shop['payments'];
let customerId: Shop['customerId'];
let buy: Shop['buy'];
let subscribe: Shop['subscribe'];

beforeEach(async () => {
  ({ double, payments, customerId, buy, subscribe } = await openShop());
});
afterEach(() => double.close());

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

test('the reconciler sees every paid invoice and intent since a time, over several pages', async () => {
  const { subscriptionId } = await subscribe();
  await buy();
  for (let month = 0; month < 3; month++)
    await double.control('/clock', { advanceMs: 31 * dayMs + 2 * hourMs });
  const invoices = await all(payments.paidInvoicesSince(longAgo));
  expect(invoices.map(({ reason }) => reason).toSorted()).toEqual(['create', 'cycle', 'cycle', 'cycle']);
  expect(new Set(invoices.map((invoice) => invoice.subscriptionId))).toEqual(new Set([subscriptionId]));
  expect(await all(payments.succeededIntentsSince(longAgo))).toHaveLength(5);
  const lastMonth = new Date(Date.now() + 80 * dayMs);
  expect(await all(payments.paidInvoicesSince(lastMonth))).toHaveLength(1);
});
