import { newId } from '../state/ids.ts';
import type { LineRow, Metadata, PriceRow, SubscriptionRow } from '../state/model.ts';
import { subscriptionWire } from '../wire/subscription.ts';
import type { World } from '../world.ts';
import { remainingPart } from './amounts.ts';
import { askBank, type Outcome } from './cards.ts';
import { finalizeInvoice, makeInvoice, methodFor, payInvoice } from './invoices.ts';
import { periodEnd } from './periods.ts';
import { tellUpdated } from './subscription-status.ts';

interface NewSubscription {
  customer: string;
  price: string;
  quantity: number;
  method: string | null;
  description: string | null;
  metadata: Metadata;
}

/** Begins a subscription with its first invoice, which is tried at once. */
export function startSubscription(
  world: World,
  input: NewSubscription,
  how: { isThere: boolean; isConfirmed: boolean },
): { subscription: SubscriptionRow; outcome: Outcome } {
  const now = world.clock.now();
  const price = world.state.prices[input.price]!;
  const subscription: SubscriptionRow = {
    id: newId('sub'),
    created: now,
    customer: input.customer,
    item: { id: newId('si', 14), price: price.id, quantity: input.quantity },
    anchor: now,
    periods: 1,
    periodStart: now,
    periodEnd: periodEnd(price, now, 1),
    status: 'incomplete',
    cancelAtPeriodEnd: false,
    canceledAt: null,
    endedAt: null,
    endReason: null,
    latestInvoice: null,
    method: input.method,
    description: input.description,
    metadata: input.metadata,
  };
  world.state.subscriptions[subscription.id] = subscription;
  world.emit('customer.subscription.created', subscriptionWire(world, subscription));
  const invoice = makeInvoice(world, {
    subscription,
    reason: 'subscription_create',
    periodStart: now,
    periodEnd: now,
    lines: [wholePeriod(world, subscription)],
  });
  finalizeInvoice(world, invoice);
  return { subscription, outcome: payInvoice(world, invoice, how) };
}

/** A period is over: the next one begins, with a draft that is charged an hour later. */
export function renewSubscription(world: World, subscription: SubscriptionRow): void {
  const { periodStart, periodEnd: start } = subscription;
  const price = world.state.prices[subscription.item.price]!;
  subscription.periods += 1;
  subscription.periodStart = start;
  subscription.periodEnd = periodEnd(price, subscription.anchor, subscription.periods);
  const latest_invoice = subscription.latestInvoice;
  makeInvoice(world, {
    subscription,
    reason: 'subscription_cycle',
    periodStart,
    periodEnd: start,
    lines: [wholePeriod(world, subscription)],
  });
  tellUpdated(world, subscription, { latest_invoice });
}

function wholePeriod(world: World, subscription: SubscriptionRow): Omit<LineRow, 'id'> {
  const { item, periodStart, periodEnd: end } = subscription;
  const price = world.state.prices[item.price]!;
  return {
    amount: price.unitAmount * item.quantity,
    description: `${item.quantity} × ${nameOf(world, price)}`,
    price: price.id,
    quantity: item.quantity,
    isProration: false,
    start: periodStart,
    end,
  };
}

/** Goes over to another price; the next invoice has it. */
export function setPrice(world: World, subscription: SubscriptionRow, price: PriceRow): void {
  const items = { data: [{ id: subscription.item.id, price: { id: subscription.item.price } }] };
  subscription.item.price = price.id;
  tellUpdated(world, subscription, { items });
}

/**
 * Goes over to another price and invoices the difference for the rest of the period at once.
 * @param mayStayUnpaid false: the change is not made when the payment fails
 */
export function setPriceNow(
  world: World,
  subscription: SubscriptionRow,
  { price, mayStayUnpaid }: { price: PriceRow; mayStayUnpaid: boolean },
): Outcome {
  const lines = prorations(world, subscription, price);
  const due =
    lines.reduce((sum, { amount }) => sum + amount, 0) +
    world.state.customers[subscription.customer]!.balance;
  if (!mayStayUnpaid && due > 0) {
    const method = world.state.methods[methodFor(world, subscription) ?? ''];
    const outcome = method ? askBank(method, { isThere: false, isConfirmed: false }) : 'declined';
    if (outcome !== 'succeeded') return outcome;
  }
  setPrice(world, subscription, price);
  const now = world.clock.now();
  const invoice = makeInvoice(world, {
    subscription,
    reason: 'subscription_update',
    periodStart: now,
    periodEnd: now,
    lines,
  });
  finalizeInvoice(world, invoice);
  return payInvoice(world, invoice, { isThere: false, isConfirmed: false });
}

function prorations(world: World, subscription: SubscriptionRow, next: PriceRow): Omit<LineRow, 'id'>[] {
  const { item, periodStart: start, periodEnd: end } = subscription;
  const at = Math.min(end, world.clock.now());
  const before = world.state.prices[item.price]!;
  const common = { quantity: item.quantity, isProration: true, start: at, end };
  const part = (price: PriceRow) => remainingPart(price.unitAmount * item.quantity, { start, end, at });
  const day = new Date(at * 1_000).toUTCString().slice(5, 16);
  return [
    {
      ...common,
      price: before.id,
      amount: -part(before),
      description: `Unused time on ${nameOf(world, before)} after ${day}`,
    },
    {
      ...common,
      price: next.id,
      amount: part(next),
      description: `Remaining time on ${nameOf(world, next)} after ${day}`,
    },
  ];
}

const nameOf = (world: World, price: PriceRow): string => world.state.products[price.product]!.name;

export function setCancelAtPeriodEnd(world: World, subscription: SubscriptionRow, cancel: boolean): void {
  if (subscription.cancelAtPeriodEnd === cancel) return;
  subscription.cancelAtPeriodEnd = cancel;
  subscription.canceledAt = cancel ? world.clock.now() : null;
  subscription.endReason = cancel ? 'cancellation_requested' : null;
  tellUpdated(world, subscription, {
    cancel_at_period_end: !cancel,
    cancel_at: cancel ? null : subscription.periodEnd,
  });
}
