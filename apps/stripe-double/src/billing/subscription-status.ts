import type { InvoiceRow, SubscriptionRow } from '../state/model.ts';
import { subscriptionWire } from '../wire/subscription.ts';
import type { World } from '../world.ts';

/** Tells of a change to a subscription; `previous` has the fields that were different. */
export const tellUpdated = (world: World, subscription: SubscriptionRow, previous: object): void =>
  world.emit('customer.subscription.updated', subscriptionWire(world, subscription), previous);

export function noteInvoicePaid(world: World, subscription: SubscriptionRow): void {
  const { status } = subscription;
  if (status !== 'past_due' && status !== 'incomplete') return;
  if (hasUnpaidInvoice(world, subscription)) return;
  subscription.status = 'active';
  tellUpdated(world, subscription, { status });
}

/** Past due while it will be tried again; at the end of all attempts the subscription is over. */
export function noteInvoiceUnpaid(world: World, subscription: SubscriptionRow, invoice: InvoiceRow): void {
  const { status } = subscription;
  if (status === 'active') {
    subscription.status = 'past_due';
    tellUpdated(world, subscription, { status });
  }
  if (invoice.reason === 'subscription_cycle' && invoice.nextAttemptAt === null)
    endSubscription(world, subscription, 'payment_failed');
}

const hasUnpaidInvoice = (world: World, { id }: SubscriptionRow): boolean =>
  Object.values(world.state.invoices).some(
    (invoice) => invoice.subscription === id && invoice.status === 'open',
  );

/** Ends it now. Drafts are not sent any more; what is open stays open. */
export function endSubscription(
  world: World,
  subscription: SubscriptionRow,
  reason: 'cancellation_requested' | 'payment_failed',
): void {
  const now = world.clock.now();
  subscription.status = 'canceled';
  subscription.canceledAt ??= now;
  subscription.endedAt = now;
  subscription.endReason = reason;
  for (const invoice of Object.values(world.state.invoices))
    if (invoice.subscription === subscription.id && invoice.status === 'draft') invoice.finalizesAt = null;
  world.emit('customer.subscription.deleted', subscriptionWire(world, subscription));
}
