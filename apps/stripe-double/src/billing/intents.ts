import { newId } from '../state/ids.ts';
import type { CardFailure, ChargeRow, IntentRow } from '../state/model.ts';
import { chargeWire, intentWire } from '../wire/payment.ts';
import type { World } from '../world.ts';
import { askBank, type Outcome } from './cards.ts';

type NewIntent = Pick<
  IntentRow,
  'amount' | 'currency' | 'customer' | 'method' | 'description' | 'metadata' | 'savesCard'
>;

export function makeIntent(world: World, input: NewIntent): IntentRow {
  const id = newId('pi');
  const intent: IntentRow = {
    ...input,
    id,
    created: world.clock.now(),
    status: input.method ? 'requires_confirmation' : 'requires_payment_method',
    failure: null,
    latestCharge: null,
    canceledAt: null,
    cancellationReason: null,
    secret: newId(`${id}_secret`),
  };
  world.state.intents[id] = intent;
  world.emit('payment_intent.created', intentWire(world, intent));
  return intent;
}

export interface Confirmation {
  /** Whether the payer sits in front of a page of ours. */
  isThere: boolean;
  /** Whether they have confirmed with their bank. */
  isConfirmed: boolean;
  /** Wait for the cardholder instead of failing, though nobody is there: what invoices do. */
  waitsForCardholder?: boolean;
}

/** Takes the money, or writes down why not. */
export function confirmIntent(world: World, intent: IntentRow, how: Confirmation): Outcome {
  const method = world.state.methods[intent.method ?? ''];
  if (!method) throw new Error(`The intent ${intent.id} has no card.`);
  const outcome = askBank(method, how);
  if (outcome === 'succeeded') succeed(world, intent);
  else if (outcome === 'needs-cardholder' && (how.isThere || how.waitsForCardholder))
    waitForCardholder(world, intent);
  else fail(world, intent, outcome === 'declined' ? declined : notThere);
  return outcome;
}

const declined = {
  code: 'card_declined',
  declineCode: 'generic_decline',
  message: 'Your card was declined.',
};
const notThere = {
  code: 'authentication_required',
  declineCode: 'authentication_required',
  message: 'Your card was declined. This transaction requires authentication.',
};

function succeed(world: World, intent: IntentRow): void {
  const charge = makeCharge(world, intent, null);
  Object.assign(intent, { status: 'succeeded', failure: null, latestCharge: charge.id });
  world.emit('charge.succeeded', chargeWire(world, charge));
  world.emit('payment_intent.succeeded', intentWire(world, intent));
}

function waitForCardholder(world: World, intent: IntentRow): void {
  intent.status = 'requires_action';
  world.emit('payment_intent.requires_action', intentWire(world, intent));
}

function fail(world: World, intent: IntentRow, reason: Omit<CardFailure, 'charge'>): void {
  const charge = makeCharge(world, intent, { ...reason, charge: null });
  intent.failure = { ...reason, charge: charge.id };
  intent.status = 'requires_payment_method';
  intent.latestCharge = charge.id;
  world.emit('charge.failed', chargeWire(world, charge));
  world.emit('payment_intent.payment_failed', intentWire(world, intent));
}

/** The cardholder was asked, and said no. */
export function failConfirmation(world: World, intent: IntentRow): void {
  intent.status = 'requires_payment_method';
  intent.failure = {
    code: 'payment_intent_authentication_failure',
    declineCode: null,
    message: 'The cardholder did not confirm the payment.',
    charge: null,
  };
  world.emit('payment_intent.payment_failed', intentWire(world, intent));
}

function makeCharge(world: World, intent: IntentRow, failure: CardFailure | null): ChargeRow {
  const charge: ChargeRow = {
    id: newId('ch'),
    created: world.clock.now(),
    amount: intent.amount,
    refunded: 0,
    currency: intent.currency,
    customer: intent.customer,
    intent: intent.id,
    method: intent.method,
    description: intent.description,
    metadata: intent.metadata,
    succeeded: failure === null,
    failure,
    disputed: false,
  };
  world.state.charges[charge.id] = charge;
  return charge;
}

export function cancelIntent(world: World, intent: IntentRow, reason: string | null): void {
  Object.assign(intent, {
    status: 'canceled',
    canceledAt: world.clock.now(),
    cancellationReason: reason,
  });
  world.emit('payment_intent.canceled', intentWire(world, intent));
}
