import type Stripe from 'stripe';
import { ask, askIfThere } from './ask.ts';
import { dateOf, dateOrNull, idOf, workspaceIdOf } from './ids.ts';
import type { PlanChange, SubscriptionFacts } from './payments.ts';
import { keyOf, type PriceBook } from './prices.ts';

/** @see Payments.changePlan */
export async function changePlan(
  { stripe, prices }: { stripe: Stripe; prices: PriceBook },
  { subscriptionId, lookupKey, when, requestKey }: PlanChange,
): Promise<SubscriptionFacts> {
  const price = await prices.priceIdOf(lookupKey);
  const { id } = itemOf(await ask(() => stripe.subscriptions.retrieve(subscriptionId)));
  const changed = await ask(() =>
    stripe.subscriptions.update(
      subscriptionId,
      {
        items: [{ id, price }],
        ...(when === 'now'
          ? {
              proration_behavior: 'always_invoice' as const,
              payment_behavior: 'error_if_incomplete' as const,
            }
          : { proration_behavior: 'none' as const }),
      },
      { idempotencyKey: requestKey },
    ),
  );
  return subscriptionFacts(changed);
}

/** @see Payments.setCancelAtPeriodEnd */
export async function setCancelAtPeriodEnd(
  stripe: Stripe,
  { subscriptionId, cancel, requestKey }: { subscriptionId: string; cancel: boolean; requestKey: string },
): Promise<SubscriptionFacts> {
  const changed = await ask(() =>
    stripe.subscriptions.update(
      subscriptionId,
      { cancel_at_period_end: cancel },
      { idempotencyKey: requestKey },
    ),
  );
  return subscriptionFacts(changed);
}

/** @see Payments.fetchSubscription */
export async function fetchSubscription(
  stripe: Stripe,
  subscriptionId: string,
): Promise<SubscriptionFacts | null> {
  const subscription = await askIfThere(() => stripe.subscriptions.retrieve(subscriptionId));
  return subscription && subscriptionFacts(subscription);
}

function subscriptionFacts(subscription: Stripe.Subscription): SubscriptionFacts {
  const item = itemOf(subscription);
  return {
    subscriptionId: subscription.id,
    customerId: idOf(subscription.customer) ?? '',
    workspaceId: workspaceIdOf(subscription.metadata),
    status: subscription.status,
    lookupKey: keyOf(item.price),
    periodStart: dateOf(item.current_period_start),
    periodEnd: dateOf(item.current_period_end),
    cancelAt: dateOrNull(subscription.cancel_at),
    latestInvoiceId: idOf(subscription.latest_invoice),
  };
}

/** Our subscriptions have one item: the plan. */
function itemOf(subscription: Stripe.Subscription): Stripe.SubscriptionItem {
  const [item] = subscription.items.data;
  if (!item) throw new Error(`The subscription ${subscription.id} has no item.`);
  return item;
}
