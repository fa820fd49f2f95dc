import type Stripe from 'stripe';
import type { EventRow } from '../state/model.ts';
import type { World } from '../world.ts';

/** The version of the API that these shapes are of. */
export const apiVersion = '2026-10-28.endive';

export const eventWire = (world: World, row: EventRow): Stripe.EventBase => ({
  id: row.id,
  object: 'event',
  api_version: apiVersion,
  created: row.created,
  data: {
    object: row.object as Stripe.Event.Data.Object,
    ...(row.previous ? { previous_attributes: row.previous } : {}),
  },
  livemode: false,
  pending_webhooks: world.state.deliveries.filter(
    ({ event, state }) => event === row.id && state === 'waiting',
  ).length,
  request: { id: row.requestId, idempotency_key: row.requestKey },
  type: row.type as Stripe.Event['type'],
});
