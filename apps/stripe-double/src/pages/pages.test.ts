import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDouble, type OpenDouble } from '../testing/open-double.ts';

const promise = 'Test payments. No card is charged.';
let double: OpenDouble;
let customer: string;

beforeEach(async () => {
  double = await openDouble();
  ({ id: customer } = await double.sdk.customers.create({ name: '<b>Clay</b> & Co' }));
});
afterEach(() => double.close());

async function checkout(mode: 'payment' | 'subscription' = 'payment') {
  const product = await double.sdk.products.create({ name: '1,000 credits' });
  const price = await double.sdk.prices.create({
    product: product.id,
    currency: 'usd',
    unit_amount: 1_000,
    ...(mode === 'subscription' ? { recurring: { interval: 'month' as const } } : {}),
  });
  return double.sdk.checkout.sessions.create({
    mode,
    customer,
    line_items: [{ price: price.id, quantity: 1 }],
    success_url: 'http://localhost:3000/paid?session={CHECKOUT_SESSION_ID}&x=1',
    cancel_url: 'http://localhost:3000/wallet',
  });
}
const read = async (url: string) => {
  const answer = await fetch(url, { redirect: 'manual' });
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
};
const methodIn = (location: string) => new URL(location, double.url).searchParams.get('method')!;

test('every page says that no card is charged, runs no script, and shows names as text', async () => {
  const session = await checkout('subscription');
  await double.control(`/checkouts/${session.id}/pay`, {});
  const portal = await double.sdk.billingPortal.sessions.create({
    customer,
    return_url: 'http://localhost:3000',
  });
  const { data } = await double.sdk.invoices.list();
  const charge = (await double.sdk.charges.list()).data[0]!;
  const open = await checkout();
  const pages = [session.url!, open.url!, portal.url, data[0]!.hosted_invoice_url!, charge.receipt_url!];
  for (const url of [...pages, `${double.url}/`, `${double.url}/pay/none`, `${double.url}/portal/none`]) {
    const { text, headers } = await read(url);
    expect(text).toContain('<strong>Test payments.</strong> No card is charged.');
    expect(text).toMatch(new RegExp(`<title>[^<]*${promise}</title>`));
    expect(text).not.toContain('<script');
    expect(text).not.toContain('<b>Clay</b>');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  }
});

describe('the checkout', () => {
  test('shows what is bought, takes the payment once, and goes back with its id', async () => {
    const session = await checkout();
    const { text } = await read(session.url!);
    for (const part of ['1,000 credits', '$10.00', 'http://localhost:3000/wallet'])
      expect(text).toContain(part);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => double.post(session.url!, { card: 'ok' })),
    );
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(answers.find(({ status }) => status === 303)!.location).toBe(
      `http://localhost:3000/paid?session=${session.id}&x=1`,
    );
    expect((await double.sdk.charges.list()).data).toHaveLength(1);
    expect((await read(session.url!)).text).toContain('This was paid');
  });

  test('says when the card was declined, and the next card pays', async () => {
    for (const mode of ['payment', 'subscription'] as const) {
      const session = await checkout(mode);
      const declined = await double.post(session.url!, { card: 'decline' });
      expect(declined.status).toBe(402);
      expect(declined.text).toContain('The bank declined the card. Nothing was paid.');
      expect(await double.sdk.checkout.sessions.retrieve(session.id)).toMatchObject({
        status: 'open',
        payment_status: 'unpaid',
      });
      expect((await double.post(session.url!, { card: 'ok' })).status).toBe(303);
    }
    expect((await double.sdk.charges.list()).data.filter(({ paid }) => paid)).toHaveLength(2);
  });

  test('sends the cardholder to their bank, who may confirm or refuse', async () => {
    for (const mode of ['payment', 'subscription'] as const) {
      const session = await checkout(mode);
      const asked = await double.post(session.url!, { card: 'needs-cardholder' });
      const method = methodIn(asked.location);
      expect((await read(`${double.url}${asked.location}`)).text).toContain('Your bank asks');
      const page = `${session.url}/confirm`;
      expect((await double.post(page, { method, answer: 'no' })).text).toContain('did not confirm');
      expect(await double.sdk.checkout.sessions.retrieve(session.id)).toMatchObject({ status: 'open' });
      const confirmed = await double.post(page, { method, answer: 'yes' });
      expect(confirmed.location).toContain(session.id);
      expect(await double.sdk.checkout.sessions.retrieve(session.id)).toMatchObject({
        payment_status: 'paid',
      });
    }
  });

  test('goes back only when its events have arrived, if that is asked for', async () => {
    await double.control('/events/mode', { mode: 'normal', beforeRedirect: true });
    const session = await checkout();
    await double.post(session.url!, { card: 'ok' });
    expect(double.arrived.map(({ type }) => type)).toContain('checkout.session.completed');
  });

  test('leads nowhere but to the web', async () => {
    const session = await checkout();
    const evil = await double.sdk.checkout.sessions
      .create({
        mode: 'payment',
        customer,
        line_items: [{ price: (await double.sdk.prices.list()).data[0]!.id }],
        success_url: 'https://example.com/',
        cancel_url: 'javascript:alert(1)',
      })
      .catch(() => session);
    expect((await read(evil.url!)).text).not.toContain('javascript:');
  });
});

describe('the portal', () => {
  const openPortal = async () =>
    (await double.sdk.billingPortal.sessions.create({ customer, return_url: 'http://localhost:3000/w' })).url;

  test('shows invoices and receipts, and leads back', async () => {
    const session = await checkout('subscription');
    await double.control(`/checkouts/${session.id}/pay`, {});
    await double.control(`/checkouts/${(await checkout()).id}/pay`, {});
    const { text } = await read(await openPortal());
    const { data } = await double.sdk.invoices.list();
    expect(text).toContain(data[0]!.number);
    for (const part of ['/receipt/ch_', 'http://localhost:3000/w', 'Visa ending in 4242'])
      expect(text).toContain(part);
  });

  test('cancels and resumes the subscription, and changes the card that pays it', async () => {
    const session = await checkout('subscription');
    await double.control(`/checkouts/${session.id}/pay`, { behaviour: 'declines-later' });
    const { subscription } = await double.sdk.checkout.sessions.retrieve(session.id);
    const id = String(subscription);
    const portal = await openPortal();
    await double.post(`${portal}/cancel`, { subscription: id });
    expect(await double.sdk.subscriptions.retrieve(id)).toMatchObject({ cancel_at_period_end: true });
    await double.post(`${portal}/resume`, { subscription: id });
    expect(await double.sdk.subscriptions.retrieve(id)).toMatchObject({ cancel_at_period_end: false });
    const { location } = await double.post(`${portal}/card`, { card: 'ok' });
    expect((await read(`${double.url}${location}`)).text).toContain('The card was changed.');
    const changed = await double.sdk.subscriptions.retrieve(id, { expand: ['default_payment_method'] });
    expect(changed.default_payment_method).toMatchObject({ card: { last4: '4242' } });
    const events = await double.sdk.events.list({ types: ['customer.updated', 'payment_method.attached'] });
    expect(events.data.length).toBeGreaterThanOrEqual(3);
  });

  test('of one customer does nothing to another, and is closed after an hour', async () => {
    const session = await checkout('subscription');
    await double.control(`/checkouts/${session.id}/pay`, {});
    const { subscription } = await double.sdk.checkout.sessions.retrieve(session.id);
    const other = await double.sdk.customers.create({ name: 'Stone' });
    const { url } = await double.sdk.billingPortal.sessions.create({ customer: other.id });
    expect((await double.post(`${url}/cancel`, { subscription: String(subscription) })).status).toBe(404);
    await double.control('/clock', { advanceMs: 3_600_000 });
    expect((await read(url)).status).toBe(404);
  });
});
