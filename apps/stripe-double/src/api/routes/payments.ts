import { z } from 'zod';
import { cancelIntent, confirmIntent, makeIntent } from '../../billing/intents.ts';
import { refundCharge } from '../../billing/give-back.ts';
import type { ChargeRow, IntentRow } from '../../state/model.ts';
import { chargeWire, disputeWire, intentWire, refundWire } from '../../wire/payment.ts';
import type { World } from '../../world.ts';
import { ApiError, invalid } from '../api-error.ts';
import { cents, flag, mergeMetadata, metadata, paging, someText, text } from '../fields.ts';
import { lookUp, rowsOf } from '../lookup.ts';
import { page } from '../page.ts';
import { route, type Route } from '../route.ts';
import { findOrMakeMethod } from './customers.ts';

const newIntent = {
  amount: cents.min(50),
  currency: someText.length(3),
  customer: someText.optional(),
  payment_method: someText.optional(),
  allowed_payment_method_types: z.array(z.literal('card')).optional(),
  description: text.optional(),
  metadata: metadata.optional(),
  confirm: flag.optional(),
  off_session: flag.optional(),
  setup_future_usage: z.enum(['off_session', 'on_session']).optional(),
};

export const paymentRoutes: Route[] = [
  route('POST', '/v1/payment_intents', newIntent, (world, input) => {
    if (input.customer) lookUp(world.state, 'customers', input.customer, 'customer');
    const method = input.payment_method
      ? findOrMakeMethod(world, input.payment_method, 'payment_method')
      : null;
    if (method?.customer && method.customer !== input.customer)
      throw invalid('The provided PaymentMethod belongs to another customer.', { param: 'payment_method' });
    const intent = makeIntent(world, {
      amount: input.amount,
      currency: input.currency,
      customer: input.customer ?? null,
      method: method?.id ?? null,
      description: input.description ?? null,
      metadata: mergeMetadata({}, input.metadata),
      savesCard: input.setup_future_usage === 'off_session',
    });
    return input.confirm ? confirm(world, intent, input.off_session ?? false) : intentWire(world, intent);
  }),
  route(
    'POST',
    '/v1/payment_intents/:id/confirm',
    { payment_method: someText.optional(), off_session: flag.optional() },
    (world, input, { id }) => {
      const intent = lookUp(world.state, 'intents', id);
      if (intent.status === 'succeeded' || intent.status === 'canceled')
        throw unexpectedState(world, intent, 'confirm');
      if (input.payment_method)
        intent.method = findOrMakeMethod(world, input.payment_method, 'payment_method').id;
      return confirm(world, intent, input.off_session ?? false);
    },
  ),
  route(
    'POST',
    '/v1/payment_intents/:id/cancel',
    {
      cancellation_reason: z
        .enum(['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer'])
        .optional(),
    },
    (world, input, { id }) => {
      const intent = lookUp(world.state, 'intents', id);
      if (intent.status === 'succeeded' || intent.status === 'canceled')
        throw unexpectedState(world, intent, 'cancel');
      cancelIntent(world, intent, input.cancellation_reason ?? null);
      return intentWire(world, intent);
    },
  ),
  route('GET', '/v1/payment_intents/:id', {}, (world, _input, { id }) =>
    intentWire(world, lookUp(world.state, 'intents', id)),
  ),
  route('GET', '/v1/payment_intents', { ...paging, customer: someText.optional() }, (world, input) =>
    page(
      rowsOf(world.state, 'intents').filter(({ customer }) => !input.customer || customer === input.customer),
      input,
      { url: '/v1/payment_intents', show: (row) => intentWire(world, row) },
    ),
  ),
  route('GET', '/v1/charges/:id', {}, (world, _input, { id }) =>
    chargeWire(world, lookUp(world.state, 'charges', id)),
  ),
  route(
    'GET',
    '/v1/charges',
    { ...paging, customer: someText.optional(), payment_intent: someText.optional() },
    (world, input) =>
      page(
        rowsOf(world.state, 'charges').filter(
          (charge) =>
            (!input.customer || charge.customer === input.customer) &&
            (!input.payment_intent || charge.intent === input.payment_intent),
        ),
        input,
        { url: '/v1/charges', show: (row) => chargeWire(world, row) },
      ),
  ),
  route(
    'POST',
    '/v1/refunds',
    {
      payment_intent: someText.optional(),
      charge: someText.optional(),
      amount: cents.min(1).optional(),
      reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
      metadata: metadata.optional(),
    },
    (world, input) => {
      const charge = chargeToRefund(world, input);
      const refund = refundCharge(world, charge, {
        amount: refundable(charge, input.amount),
        reason: input.reason ?? null,
        metadata: mergeMetadata({}, input.metadata),
      });
      return refundWire(world, refund);
    },
  ),
  route('GET', '/v1/refunds/:id', {}, (world, _input, { id }) =>
    refundWire(world, lookUp(world.state, 'refunds', id)),
  ),
  route(
    'GET',
    '/v1/refunds',
    { ...paging, charge: someText.optional(), payment_intent: someText.optional() },
    (world, input) =>
      page(
        rowsOf(world.state, 'refunds').filter(
          (refund) =>
            (!input.charge || refund.charge === input.charge) &&
            (!input.payment_intent || refund.intent === input.payment_intent),
        ),
        input,
        { url: '/v1/refunds', show: (row) => refundWire(world, row) },
      ),
  ),
  route('GET', '/v1/disputes/:id', {}, (world, _input, { id }) =>
    disputeWire(lookUp(world.state, 'disputes', id)),
  ),
  route(
    'GET',
    '/v1/disputes',
    { ...paging, charge: someText.optional(), payment_intent: someText.optional() },
    (world, input) =>
      page(
        rowsOf(world.state, 'disputes').filter(
          (dispute) =>
            (!input.charge || dispute.charge === input.charge) &&
            (!input.payment_intent || dispute.intent === input.payment_intent),
        ),
        input,
        { url: '/v1/disputes', show: disputeWire },
      ),
  ),
];

function confirm(world: World, intent: IntentRow, offSession: boolean): object {
  if (!intent.method)
    throw invalid('You cannot confirm this PaymentIntent because it is missing a payment method.', {
      code: 'payment_intent_unexpected_state',
    });
  confirmIntent(world, intent, { isThere: !offSession, isConfirmed: false });
  if (intent.failure) throw cardError(world, intent);
  return intentWire(world, intent);
}

/** What the API answers when a card was declined. */
function cardError(world: World, intent: IntentRow): ApiError {
  const { code, declineCode, message, charge } = intent.failure!;
  return new ApiError(402, {
    type: 'card_error',
    code,
    message,
    ...(declineCode ? { decline_code: declineCode } : {}),
    ...(charge ? { charge } : {}),
    doc_url: `https://docs.stripe.com/error-codes#${code.replaceAll('_', '-')}`,
    payment_intent: intentWire(world, intent),
  });
}

const unexpectedState = (world: World, intent: IntentRow, verb: string) =>
  new ApiError(400, {
    type: 'invalid_request_error',
    code: 'payment_intent_unexpected_state',
    message: `You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}.`,
    payment_intent: intentWire(world, intent),
  });

/** The charge that took the money, named by itself or by its intent. */
export function chargeToRefund(
  world: World,
  { payment_intent, charge }: { payment_intent?: string | undefined; charge?: string | undefined },
): ChargeRow {
  if (charge) return lookUp(world.state, 'charges', charge, 'charge');
  if (!payment_intent)
    throw invalid(
      'One of the following params should be provided for this request: payment_intent or charge.',
    );
  const intent = lookUp(world.state, 'intents', payment_intent, 'payment_intent');
  if (intent.status !== 'succeeded')
    throw invalid(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`);
  return lookUp(world.state, 'charges', intent.latestCharge ?? undefined, 'charge');
}

/** How much is to be given back: all that is left unless told. Refuses more. */
export function refundable(charge: ChargeRow, amount: number | undefined): number {
  const left = charge.amount - charge.refunded;
  if (left === 0)
    throw invalid(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
  if (amount !== undefined && amount > left)
    throw invalid(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, {
      param: 'amount',
    });
  return amount ?? left;
}
