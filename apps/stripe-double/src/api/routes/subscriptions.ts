import { z } from 'zod';
import type { Outcome } from '../../billing/cards.ts';
import { endSubscription } from '../../billing/subscription-status.ts';
import {
  setCancelAtPeriodEnd,
  setPrice,
  setPriceNow,
  startSubscription,
} from '../../billing/subscriptions.ts';
import type { SubscriptionRow } from '../../state/model.ts';
import { subscriptionWire } from '../../wire/subscription.ts';
import type { World } from '../../world.ts';
import { ApiError, invalid } from '../api-error.ts';
import { flag, mergeMetadata, metadata, paging, someText, text, whole } from '../fields.ts';
import { lookUp, rowsOf } from '../lookup.ts';
import { page } from '../page.ts';
import { route, type Route } from '../route.ts';

const paymentBehavior = z.enum(['allow_incomplete', 'error_if_incomplete', 'default_incomplete']);

const change = {
  items: z
    .array(z.strictObject({ id: someText, price: someText }))
    .length(1)
    .optional(),
  proration_behavior: z.enum(['always_invoice', 'none']).optional(),
  payment_behavior: paymentBehavior.optional(),
  cancel_at_period_end: flag.optional(),
  default_payment_method: someText.optional(),
  metadata: metadata.optional(),
};

export const subscriptionRoutes: Route[] = [
  route(
    'POST',
    '/v1/subscriptions',
    {
      customer: someText,
      items: z.array(z.strictObject({ price: someText, quantity: whole.min(1).optional() })).length(1),
      default_payment_method: someText.optional(),
      description: text.optional(),
      payment_behavior: paymentBehavior.optional(),
      off_session: flag.optional(),
      metadata: metadata.optional(),
    },
    (world, input) => {
      lookUp(world.state, 'customers', input.customer, 'customer');
      const [item] = input.items;
      const price = lookUp(world.state, 'prices', item!.price, 'items[0][price]');
      if (!price.recurring)
        throw invalid('The price specified is not recurring.', { param: 'items[0][price]' });
      const method = input.default_payment_method ?? null;
      if (method) lookUp(world.state, 'methods', method, 'default_payment_method');
      const { subscription } = startSubscription(
        world,
        {
          customer: input.customer,
          price: price.id,
          quantity: item!.quantity ?? 1,
          method,
          description: input.description ?? null,
          metadata: mergeMetadata({}, input.metadata),
        },
        { isThere: false, isConfirmed: false },
      );
      return subscriptionWire(world, subscription);
    },
  ),
  route('POST', '/v1/subscriptions/:id', change, (world, input, { id }) => {
    const subscription = lookUp(world.state, 'subscriptions', id);
    if (subscription.status === 'canceled' || subscription.status === 'incomplete_expired')
      throw invalid('A canceled subscription can only update its cancellation_details and metadata.');
    changeSubscription(world, subscription, input);
    return subscriptionWire(world, subscription);
  }),
  route('GET', '/v1/subscriptions/:id', {}, (world, _input, { id }) =>
    subscriptionWire(world, lookUp(world.state, 'subscriptions', id)),
  ),
  route('DELETE', '/v1/subscriptions/:id', {}, (world, _input, { id }) => {
    const subscription = lookUp(world.state, 'subscriptions', id);
    if (subscription.status === 'canceled') throw invalid(`No active subscription: '${id}'`);
    endSubscription(world, subscription, 'cancellation_requested');
    return subscriptionWire(world, subscription);
  }),
  route(
    'GET',
    '/v1/subscriptions',
    { ...paging, customer: someText.optional(), price: someText.optional(), status: someText.optional() },
    (world, input) =>
      page(
        rowsOf(world.state, 'subscriptions').filter(
          (row) =>
            (!input.customer || row.customer === input.customer) &&
            (!input.price || row.item.price === input.price) &&
            hasStatus(row, input.status),
        ),
        input,
        { url: '/v1/subscriptions', show: (row) => subscriptionWire(world, row) },
      ),
  ),
];

/** Without a status, those that have ended are left out. */
function hasStatus({ status }: SubscriptionRow, asked: string | undefined): boolean {
  if (asked === undefined) return status !== 'canceled';
  if (asked === 'ended') return status === 'canceled' || status === 'incomplete_expired';
  return asked === 'all' || status === asked;
}

function changeSubscription(
  world: World,
  subscription: SubscriptionRow,
  input: z.output<z.ZodObject<typeof change>>,
): void {
  const [item] = input.items ?? [];
  if (item && item.id !== subscription.item.id)
    throw invalid(`No such subscription item: '${item.id}'`, { param: 'items[0][id]' });
  const price = item && lookUp(world.state, 'prices', item.price, 'items[0][price]');
  if (price && !price.recurring)
    throw invalid('The price specified is not recurring.', { param: 'items[0][price]' });
  if (input.default_payment_method)
    subscription.method = lookUp(
      world.state,
      'methods',
      input.default_payment_method,
      'default_payment_method',
    ).id;
  if (price && price.id !== subscription.item.price) {
    if (input.proration_behavior === 'none') setPrice(world, subscription, price);
    else if (input.proration_behavior === 'always_invoice') {
      const mayStayUnpaid = input.payment_behavior !== 'error_if_incomplete';
      const outcome = setPriceNow(world, subscription, { price, mayStayUnpaid });
      if (!mayStayUnpaid && outcome !== 'succeeded') throw paymentFailed(outcome);
    } else
      throw invalid('The double needs proration_behavior "always_invoice" or "none" for a change of price.');
  }
  subscription.metadata = mergeMetadata(subscription.metadata, input.metadata);
  if (input.cancel_at_period_end !== undefined)
    setCancelAtPeriodEnd(world, subscription, input.cancel_at_period_end);
}

const paymentFailed = (outcome: Outcome) =>
  outcome === 'declined'
    ? new ApiError(402, {
        type: 'card_error',
        code: 'card_declined',
        decline_code: 'generic_decline',
        message: 'Your card was declined.',
      })
    : new ApiError(402, {
        type: 'card_error',
        code: 'subscription_payment_intent_requires_action',
        message: 'The payment needs the cardholder to confirm it.',
      });
