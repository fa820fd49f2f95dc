import { priceWire, productWire } from '../wire/catalog.ts';
import { sessionLines, sessionWire } from '../wire/checkout.ts';
import { customerWire, methodWire } from '../wire/customer.ts';
import { invoiceWire, paymentsOf } from '../wire/invoice.ts';
import { chargeWire, disputeWire, intentWire, refundWire } from '../wire/payment.ts';
import { subscriptionWire } from '../wire/subscription.ts';
import { listOf } from '../wire/wire.ts';
import type { World } from '../world.ts';
import { invalid } from './api-error.ts';

type Thing = Record<string, unknown>;

/** Stripe's own limit. */
const depthMax = 4;

/** Puts whole things where their ids stand, as `expand[]` asks: `payment_intent.latest_charge`, `data.customer`. */
export function expand(world: World, thing: object, paths: readonly string[]): object {
  for (const path of paths) {
    const keys = path.split('.');
    if (keys.filter((key) => key !== 'data').length > depthMax)
      throw invalid(`You cannot expand more than ${depthMax} levels of a property. Property: ${path}`);
    walk(world, thing as Thing, keys, path);
  }
  return thing;
}

function walk(world: World, thing: Thing, [key, ...rest]: string[], path: string): void {
  if (key === undefined) return;
  const value = (thing[key] ??= included(world, thing, key) ?? thing[key]);
  if (Array.isArray(value)) {
    for (const one of value as Thing[]) walk(world, one, rest, path);
    return;
  }
  if (typeof value === 'string') {
    const whole = find(world, value);
    if (!whole) throw notExpandable(key, path);
    thing[key] = whole;
  } else if (value === undefined) throw notExpandable(key, path);
  if (typeof thing[key] === 'object' && thing[key] !== null) walk(world, thing[key] as Thing, rest, path);
}

const notExpandable = (key: string, path: string) =>
  invalid(
    `This property cannot be expanded (${key}). You may want to try expanding '${path}' on another object.`,
    {
      param: 'expand',
    },
  );

/** What is only there when it is asked for. */
function included(world: World, thing: Thing, key: string): object | undefined {
  const { state } = world;
  const id = String(thing['id']);
  switch (`${String(thing['object'])}.${key}`) {
    case 'invoice.payments':
      return paymentsOf(world, state.invoices[id]!);
    case 'checkout.session.line_items':
      return sessionLines(world, state.sessions[id]!);
    case 'customer.subscriptions': {
      const own = Object.values(state.subscriptions).filter(
        ({ customer, status }) => customer === id && status !== 'canceled',
      );
      return listOf(
        own.map((row) => subscriptionWire(world, row)),
        `/v1/customers/${id}/subscriptions`,
      );
    }
    case 'charge.refunds': {
      const own = Object.values(state.refunds).filter(({ charge }) => charge === id);
      return listOf(
        own.map((row) => refundWire(world, row)),
        `/v1/charges/${id}/refunds`,
      );
    }
    default:
      return undefined;
  }
}

/** The thing of an id, whatever it is. */
function find(world: World, id: string): object | null {
  const { state } = world;
  const tables: ((world: World) => object | undefined | false)[] = [
    () => state.customers[id] && customerWire(state.customers[id]),
    () => state.methods[id] && methodWire(state.methods[id]),
    () => state.products[id] && productWire(state.products[id]),
    () => state.prices[id] && priceWire(state.prices[id]),
    () => state.intents[id] && intentWire(world, state.intents[id]),
    () => state.charges[id] && chargeWire(world, state.charges[id]),
    () => state.refunds[id] && refundWire(world, state.refunds[id]),
    () => state.disputes[id] && disputeWire(state.disputes[id]),
    () => state.invoices[id] && invoiceWire(world, state.invoices[id]),
    () => state.subscriptions[id] && subscriptionWire(world, state.subscriptions[id]),
    () => state.sessions[id] && sessionWire(world, state.sessions[id]),
  ];
  for (const table of tables) {
    const found = table(world);
    if (found) return found;
  }
  return null;
}
