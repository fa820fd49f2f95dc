import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hourMs, openDouble, webhookSecret, type OpenDouble } from '../testing/open-double.ts';

let double: OpenDouble;
beforeEach(async () => {
  double = await openDouble();
});
afterEach(() => double.close());

const makeCustomers = async (count: number) => {
  for (let n = 0; n < count; n++) await double.sdk.customers.create({ name: `Studio ${n}` });
};
const settle = () => double.control('/settle', {});
const names = () =>
  double.arrived.map(
    ({ body }) => (JSON.parse(body) as { data: { object: { name: string } } }).data.object.name,
  );

test('an event is signed as Stripe signs, and can be fetched and listed', async () => {
  await makeCustomers(1);
  await settle();
  const [arrived] = double.arrived;
  const event = double.sdk.webhooks.constructEvent(arrived!.body, arrived!.signature, webhookSecret);
  expect(event).toMatchObject({ object: 'event', type: 'customer.created', livemode: false });
  const fetched = await double.sdk.events.retrieve(event.id);
  expect(fetched.data.object).toMatchObject({ object: 'customer', name: 'Studio 0' });
  expect((await double.sdk.events.list({ type: 'customer.created' })).data).toHaveLength(1);
  expect((await double.sdk.events.list({ types: ['invoice.paid'] })).data).toHaveLength(0);
});

describe('events', () => {
  test('arrive in order, once', async () => {
    await makeCustomers(3);
    await settle();
    expect(names()).toEqual(['Studio 0', 'Studio 1', 'Studio 2']);
  });

  test('wait while they are held, and come in order or the other way round', async () => {
    await double.control('/events/mode', { mode: 'hold' });
    await makeCustomers(2);
    await settle();
    expect(names()).toEqual([]);
    expect(await double.control('/events/release', {})).toEqual({ released: 2 });
    expect(names()).toEqual(['Studio 0', 'Studio 1']);
    await double.control('/events/mode', { mode: 'reverse' });
    await makeCustomers(3);
    await double.control('/events/release', {});
    expect(names().slice(2)).toEqual(['Studio 2', 'Studio 1', 'Studio 0']);
  });

  test('are dropped for good, but can be fetched, and sent by hand', async () => {
    await double.control('/events/mode', { mode: 'drop' });
    await makeCustomers(1);
    await double.control('/clock', { advanceMs: 100 * hourMs });
    expect(names()).toEqual([]);
    const { data } = await double.sdk.events.list();
    await double.control('/events/resend', { eventId: data[0]!.id, times: 5 });
    expect(names()).toHaveLength(5);
  });

  test('come several times when they are duplicated', async () => {
    await double.control('/events/mode', { mode: 'duplicate', times: 5 });
    await makeCustomers(1);
    await settle();
    expect(new Set(double.arrived.map(({ id }) => id)).size).toBe(1);
    expect(double.arrived).toHaveLength(5);
  });

  test('come an hour late when they are delayed, with a fresh signature', async () => {
    await double.control('/events/mode', { mode: 'delay', delayMs: hourMs });
    await makeCustomers(1);
    await double.control('/clock', { advanceMs: hourMs - 60_000 });
    expect(double.arrived).toHaveLength(0);
    await double.control('/clock', { advanceMs: 60_000 });
    const [arrived] = double.arrived;
    expect(double.sdk.webhooks.constructEvent(arrived!.body, arrived!.signature, webhookSecret)).toBeTruthy();
  });

  test('are sent again, later each time, until the studio takes them', async () => {
    double.answerWebhooksWith(500);
    await makeCustomers(1);
    await settle();
    expect(double.arrived).toHaveLength(1);
    await double.control('/clock', { advanceMs: 10_000 });
    expect(double.arrived).toHaveLength(2);
    await double.control('/clock', { advanceMs: 10_000 });
    expect(double.arrived).toHaveLength(2);
    double.answerWebhooksWith(200);
    await double.control('/clock', { advanceMs: hourMs });
    await double.control('/clock', { advanceMs: 100 * hourMs });
    expect(double.arrived).toHaveLength(3);
  });
});
