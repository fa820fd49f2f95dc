import { z } from 'zod';
import { attachMethod, detachMethod, makeMethod, setDefaultMethod } from '../../billing/cards.ts';
import { newId } from '../../state/ids.ts';
import type { Behaviour, CustomerRow, MethodRow } from '../../state/model.ts';
import { customerWire, methodWire, portalWire } from '../../wire/customer.ts';
import type { World } from '../../world.ts';
import { clearable, mergeMetadata, metadata, paging, someText, text } from '../fields.ts';
import { lookUp, rowsOf } from '../lookup.ts';
import { page } from '../page.ts';
import { route, type Route } from '../route.ts';

const invoiceSettings = z.strictObject({ default_payment_method: clearable.optional() });

export const customerRoutes: Route[] = [
  route(
    'POST',
    '/v1/customers',
    {
      name: text.optional(),
      email: text.optional(),
      description: text.optional(),
      metadata: metadata.optional(),
    },
    (world, input) => {
      const customer: CustomerRow = {
        id: newId('cus', 14),
        created: world.clock.now(),
        name: input.name || null,
        email: input.email || null,
        description: input.description || null,
        metadata: mergeMetadata({}, input.metadata),
        defaultMethod: null,
        balance: 0,
        invoicePrefix: newId('x', 8).slice(2).toUpperCase(),
        invoiceCount: 0,
      };
      world.state.customers[customer.id] = customer;
      world.emit('customer.created', customerWire(customer));
      return customerWire(customer);
    },
  ),
  route(
    'POST',
    '/v1/customers/:id',
    {
      name: clearable.optional(),
      email: clearable.optional(),
      description: clearable.optional(),
      metadata: metadata.optional(),
      invoice_settings: invoiceSettings.optional(),
    },
    (world, input, { id }) => {
      const customer = lookUp(world.state, 'customers', id);
      for (const key of ['name', 'email', 'description'] as const)
        if (input[key] !== undefined) customer[key] = input[key];
      customer.metadata = mergeMetadata(customer.metadata, input.metadata);
      const method = input.invoice_settings?.default_payment_method;
      if (method) lookUp(world.state, 'methods', method, 'invoice_settings[default_payment_method]');
      if (method === undefined) world.emit('customer.updated', customerWire(customer));
      else setDefaultMethod(world, customer, method);
      return customerWire(customer);
    },
  ),
  route('GET', '/v1/customers/:id', {}, (world, _input, { id }) =>
    customerWire(lookUp(world.state, 'customers', id)),
  ),
  route('GET', '/v1/customers', { ...paging, email: text.optional() }, (world, input) =>
    page(
      rowsOf(world.state, 'customers').filter(({ email }) => !input.email || email === input.email),
      input,
      {
        url: '/v1/customers',
        show: customerWire,
      },
    ),
  ),
  route(
    'GET',
    '/v1/customers/:id/payment_methods',
    { ...paging, type: z.literal('card').optional() },
    (world, input, { id }) =>
      page(methodsOf(world, lookUp(world.state, 'customers', id).id), input, {
        url: `/v1/customers/${id}/payment_methods`,
        show: methodWire,
      }),
  ),
  route(
    'GET',
    '/v1/payment_methods',
    { ...paging, customer: someText.optional(), type: z.literal('card').optional() },
    (world, input) => {
      if (input.customer) lookUp(world.state, 'customers', input.customer, 'customer');
      return page(input.customer ? methodsOf(world, input.customer) : [], input, {
        url: '/v1/payment_methods',
        show: methodWire,
      });
    },
  ),
  route('GET', '/v1/payment_methods/:id', {}, (world, _input, { id }) =>
    methodWire(lookUp(world.state, 'methods', id)),
  ),
  route('POST', '/v1/payment_methods/:id/attach', { customer: someText }, (world, { customer }, { id }) => {
    const owner = lookUp(world.state, 'customers', customer, 'customer');
    const method = findOrMakeMethod(world, id!);
    attachMethod(world, method, owner.id);
    return methodWire(method);
  }),
  route('POST', '/v1/payment_methods/:id/detach', {}, (world, _input, { id }) => {
    const method = lookUp(world.state, 'methods', id);
    detachMethod(world, method);
    return methodWire(method);
  }),
  route(
    'POST',
    '/v1/billing_portal/sessions',
    { customer: someText, return_url: someText.optional() },
    (world, input) => {
      const customer = lookUp(world.state, 'customers', input.customer, 'customer');
      const portal = {
        id: newId('bps'),
        created: world.clock.now(),
        customer: customer.id,
        returnUrl: input.return_url ?? null,
        secret: newId('test', 32),
      };
      world.state.portals[portal.id] = portal;
      return portalWire(world, portal);
    },
  ),
];

const methodsOf = (world: World, id: string): MethodRow[] =>
  rowsOf(world.state, 'methods').filter(({ customer }) => customer === id);

/** Names that stand for a new test card each time: https://docs.stripe.com/testing?testing-method=payment-methods */
const testCards: Partial<Record<string, Behaviour>> = {
  pm_card_visa: 'ok',
  pm_card_chargeCustomerFail: 'declines-later',
  pm_card_visa_chargeDeclined: 'decline',
  pm_card_authenticationRequired: 'needs-cardholder',
};

/** A card that exists, or a new one when one of Stripe's names for test cards was given. */
export function findOrMakeMethod(world: World, id: string, param?: string): MethodRow {
  const behaviour = testCards[id];
  return behaviour ? makeMethod(world, behaviour, null) : lookUp(world.state, 'methods', id, param);
}
