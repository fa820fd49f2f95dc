import { newId } from '../state/ids.ts';
import type { Behaviour, CustomerRow, MethodRow } from '../state/model.ts';
import { customerWire, methodWire } from '../wire/customer.ts';
import type { World } from '../world.ts';

export type Outcome = 'succeeded' | 'declined' | 'needs-cardholder';

/** The numbers are those of Stripe's test cards that do the same: https://docs.stripe.com/testing */
const looks: Record<Behaviour, { brand: string; last4: string }> = {
  ok: { brand: 'visa', last4: '4242' },
  decline: { brand: 'visa', last4: '0002' },
  'needs-cardholder': { brand: 'visa', last4: '3184' },
  'declines-later': { brand: 'visa', last4: '0341' },
};

/** Makes a card, of a customer if there is one. */
export function makeMethod(world: World, behaviour: Behaviour, customer: string | null): MethodRow {
  const method: MethodRow = {
    id: newId('pm'),
    created: world.clock.now(),
    customer: null,
    behaviour,
    ...looks[behaviour],
    metadata: {},
  };
  world.state.methods[method.id] = method;
  if (customer) attachMethod(world, method, customer);
  return method;
}

export function attachMethod(world: World, method: MethodRow, customer: string): void {
  if (method.customer === customer) return;
  method.customer = customer;
  world.emit('payment_method.attached', methodWire(method));
}

export function detachMethod(world: World, method: MethodRow): void {
  const customer = method.customer ? world.state.customers[method.customer] : undefined;
  method.customer = null;
  if (customer?.defaultMethod === method.id) setDefaultMethod(world, customer, null);
  for (const subscription of Object.values(world.state.subscriptions))
    if (subscription.method === method.id) subscription.method = null;
  world.emit('payment_method.detached', methodWire(method), { customer: customer?.id ?? null });
}

export function setDefaultMethod(world: World, customer: CustomerRow, method: string | null): void {
  const before = customer.defaultMethod;
  customer.defaultMethod = method;
  world.emit('customer.updated', customerWire(customer), {
    invoice_settings: { default_payment_method: before },
  });
}

/** What the bank says. Somebody who is there can be asked to confirm, and `isConfirmed` says that they did. */
export function askBank(
  method: MethodRow,
  { isThere, isConfirmed }: { isThere: boolean; isConfirmed: boolean },
): Outcome {
  switch (method.behaviour) {
    case 'ok':
      return 'succeeded';
    case 'decline':
      return 'declined';
    case 'declines-later':
      return isThere ? 'succeeded' : 'declined';
    case 'needs-cardholder':
      return isConfirmed ? 'succeeded' : 'needs-cardholder';
  }
}
