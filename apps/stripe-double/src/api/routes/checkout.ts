import { z } from 'zod';
import { expireCheckout } from '../../billing/checkout.ts';
import { newId } from '../../state/ids.ts';
import type { SessionRow } from '../../state/model.ts';
import { sessionLines, sessionWire } from '../../wire/checkout.ts';
import type { World } from '../../world.ts';
import { invalid } from '../api-error.ts';
import { mergeMetadata, metadata, paging, someText, text, whole } from '../fields.ts';
import { lookUp, rowsOf } from '../lookup.ts';
import { page } from '../page.ts';
import { route, type Route } from '../route.ts';

const daySeconds = 24 * 3_600;

const shape = {
  mode: z.enum(['payment', 'subscription']),
  customer: someText.optional(),
  customer_email: someText.optional(),
  client_reference_id: someText.max(200).optional(),
  line_items: z
    .array(z.strictObject({ price: someText, quantity: whole.min(1).optional() }))
    .min(1)
    .max(20),
  success_url: z.url(),
  cancel_url: z.url().optional(),
  expires_at: whole.optional(),
  allowed_payment_method_types: z.array(z.literal('card')).optional(),
  metadata: metadata.optional(),
  payment_intent_data: z
    .strictObject({
      metadata: metadata.optional(),
      description: text.optional(),
      setup_future_usage: z.enum(['off_session', 'on_session']).optional(),
    })
    .optional(),
  subscription_data: z
    .strictObject({ metadata: metadata.optional(), description: text.optional() })
    .optional(),
};

export const checkoutRoutes: Route[] = [
  route('POST', '/v1/checkout/sessions', shape, (world, input) =>
    sessionWire(world, openCheckout(world, input)),
  ),
  route('GET', '/v1/checkout/sessions/:id', {}, (world, _input, { id }) =>
    sessionWire(world, lookUp(world.state, 'sessions', id)),
  ),
  route('GET', '/v1/checkout/sessions/:id/line_items', { ...paging }, (world, _input, { id }) =>
    sessionLines(world, lookUp(world.state, 'sessions', id)),
  ),
  route('POST', '/v1/checkout/sessions/:id/expire', {}, (world, _input, { id }) => {
    const session = lookUp(world.state, 'sessions', id);
    if (session.status !== 'open')
      throw invalid(
        `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
      );
    expireCheckout(world, session);
    return sessionWire(world, session);
  }),
  route(
    'GET',
    '/v1/checkout/sessions',
    {
      ...paging,
      customer: someText.optional(),
      payment_intent: someText.optional(),
      subscription: someText.optional(),
      status: z.enum(['open', 'complete', 'expired']).optional(),
    },
    (world, input) =>
      page(
        rowsOf(world.state, 'sessions').filter(
          (session) =>
            (!input.customer || session.customer === input.customer) &&
            (!input.payment_intent || session.intent === input.payment_intent) &&
            (!input.subscription || session.subscription === input.subscription) &&
            (!input.status || session.status === input.status),
        ),
        input,
        { url: '/v1/checkout/sessions', show: (row) => sessionWire(world, row) },
      ),
  ),
];

function openCheckout(world: World, input: z.output<z.ZodObject<typeof shape>>): SessionRow {
  if (input.customer) lookUp(world.state, 'customers', input.customer, 'customer');
  const isSubscription = input.mode === 'subscription';
  const passed = isSubscription ? input.subscription_data : input.payment_intent_data;
  if (isSubscription && (input.payment_intent_data || !input.customer))
    throw invalid('The double makes subscriptions for an existing customer, without payment_intent_data.');
  if (!isSubscription && input.subscription_data)
    throw invalid('You can not pass `subscription_data` in `payment` mode.');
  const lines = input.line_items.map(({ price, quantity = 1 }, index) => {
    const row = lookUp(world.state, 'prices', price, `line_items[${index}][price]`);
    if (isSubscription !== (row.recurring !== null))
      throw invalid(
        `The price specified is ${row.recurring ? 'recurring' : 'not recurring'}: it does not fit mode ${input.mode}.`,
      );
    return { id: newId('li'), price, quantity };
  });
  if (isSubscription && lines.length > 1) throw invalid('The double takes one price per subscription.');
  const priceOf = (id: string) => world.state.prices[id]!;
  const now = world.clock.now();
  const session: SessionRow = {
    id: newId('cs_test', 58),
    created: now,
    mode: input.mode,
    customer: input.customer ?? null,
    customerEmail: input.customer_email ?? null,
    clientReferenceId: input.client_reference_id ?? null,
    lines,
    currency: priceOf(lines[0]!.price).currency,
    total: lines.reduce((sum, { price, quantity }) => sum + priceOf(price).unitAmount * quantity, 0),
    successUrl: input.success_url,
    cancelUrl: input.cancel_url ?? null,
    metadata: mergeMetadata({}, input.metadata),
    passedMetadata: mergeMetadata({}, passed?.metadata),
    description: passed?.description ?? null,
    savesCard: isSubscription || input.payment_intent_data?.setup_future_usage === 'off_session',
    status: 'open',
    expiresAt: input.expires_at ?? now + daySeconds,
    intent: null,
    subscription: null,
    invoice: null,
  };
  world.state.sessions[session.id] = session;
  return session;
}
