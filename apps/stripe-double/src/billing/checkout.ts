import type { IntentRow, MethodRow, SessionRow } from '../state/model.ts';
import { sessionWire } from '../wire/checkout.ts';
import type { World } from '../world.ts';
import { askBank, attachMethod, type Outcome } from './cards.ts';
import { confirmIntent, makeIntent } from './intents.ts';
import { startSubscription } from './subscriptions.ts';

/** Somebody pays on the checkout's page. Nothing but `succeeded` ends the checkout. */
export function payCheckout(
  world: World,
  session: SessionRow,
  { method, isConfirmed }: { method: MethodRow; isConfirmed: boolean },
): Outcome {
  const how = { isThere: true, isConfirmed };
  const outcome =
    session.mode === 'payment'
      ? payOnce(world, session, method, how)
      : subscribe(world, session, method, how);
  if (outcome !== 'succeeded') return outcome;
  session.status = 'complete';
  world.emit('checkout.session.completed', sessionWire(world, session));
  return outcome;
}

interface How {
  isThere: boolean;
  isConfirmed: boolean;
}

function payOnce(world: World, session: SessionRow, method: MethodRow, how: How): Outcome {
  const intent: IntentRow =
    world.state.intents[session.intent ?? ''] ??
    makeIntent(world, {
      amount: session.total,
      currency: session.currency,
      customer: session.customer,
      method: method.id,
      description: session.description,
      metadata: session.passedMetadata,
      savesCard: session.savesCard,
    });
  session.intent = intent.id;
  intent.method = method.id;
  const outcome = confirmIntent(world, intent, how);
  if (outcome === 'succeeded' && session.savesCard && session.customer)
    attachMethod(world, method, session.customer);
  return outcome;
}

/** The subscription begins when its first payment is sure: nothing is left behind by a card that declines. */
function subscribe(world: World, session: SessionRow, method: MethodRow, how: How): Outcome {
  const asked = askBank(method, how);
  if (asked !== 'succeeded') return asked;
  attachMethod(world, method, session.customer!);
  const [line] = session.lines;
  const { subscription, outcome } = startSubscription(
    world,
    {
      customer: session.customer!,
      price: line!.price,
      quantity: line!.quantity,
      method: method.id,
      description: session.description,
      metadata: session.passedMetadata,
    },
    how,
  );
  session.subscription = subscription.id;
  session.invoice = subscription.latestInvoice;
  return outcome;
}

export function expireCheckout(world: World, session: SessionRow): void {
  session.status = 'expired';
  world.emit('checkout.session.expired', sessionWire(world, session));
}
