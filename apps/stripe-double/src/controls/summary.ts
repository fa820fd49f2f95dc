import { rowsOf } from '../api/lookup.ts';
import type { World } from '../world.ts';

/** What there is, in short: ids and states, oldest first. */
export function summary(world: World): object {
  const { state, clock } = world;
  return {
    now: new Date(clock.nowMs()).toISOString(),
    aheadMs: clock.aheadMs(),
    delivering: state.delivering,
    customers: rowsOf(state, 'customers').map(({ id, name, metadata, defaultMethod }) => ({
      id,
      name,
      metadata,
      defaultMethod,
    })),
    checkouts: rowsOf(state, 'sessions').map(
      ({ id, mode, status, customer, total, metadata, intent, subscription, invoice }) => ({
        id,
        mode,
        status,
        customer,
        total,
        metadata,
        intent,
        subscription,
        invoice,
      }),
    ),
    subscriptions: rowsOf(state, 'subscriptions').map((row) => ({
      id: row.id,
      customer: row.customer,
      status: row.status,
      price: row.item.price,
      lookupKey: state.prices[row.item.price]?.lookupKey ?? null,
      periodStart: row.periodStart,
      periodEnd: row.periodEnd,
      cancelAtPeriodEnd: row.cancelAtPeriodEnd,
    })),
    invoices: rowsOf(state, 'invoices').map((row) => ({
      id: row.id,
      number: row.number,
      status: row.status,
      reason: row.reason,
      customer: row.customer,
      subscription: row.subscription,
      amountPaid: row.amountPaid,
      nextAttemptAt: row.nextAttemptAt,
    })),
    intents: rowsOf(state, 'intents').map(({ id, status, amount, customer, metadata }) => ({
      id,
      status,
      amount,
      customer,
      metadata,
    })),
    charges: rowsOf(state, 'charges').map(({ id, intent, amount, refunded, succeeded, disputed }) => ({
      id,
      intent,
      amount,
      refunded,
      succeeded,
      disputed,
    })),
    disputes: rowsOf(state, 'disputes').map(({ id, intent, amount, status }) => ({
      id,
      intent,
      amount,
      status,
    })),
    events: rowsOf(state, 'events').map(({ id, type, created }) => ({ id, type, created })),
    deliveries: state.deliveries,
  };
}
