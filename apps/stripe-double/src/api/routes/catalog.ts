import { z } from 'zod';
import { newId } from '../../state/ids.ts';
import type { PriceRow, ProductRow } from '../../state/model.ts';
import { priceWire, productWire } from '../../wire/catalog.ts';
import type { World } from '../../world.ts';
import { invalid } from '../api-error.ts';
import {
  cents,
  clearable,
  flag,
  mergeMetadata,
  metadata,
  paging,
  someText,
  text,
  texts,
  whole,
} from '../fields.ts';
import { lookUp, rowsOf } from '../lookup.ts';
import { page } from '../page.ts';
import { route, type Route } from '../route.ts';

const recurring = z.strictObject({
  interval: z.enum(['day', 'week', 'month', 'year']),
  interval_count: whole.min(1).optional(),
});

export const catalogRoutes: Route[] = [
  route(
    'POST',
    '/v1/products',
    {
      id: someText.optional(),
      name: someText,
      description: text.optional(),
      active: flag.optional(),
      metadata: metadata.optional(),
    },
    (world, input) => {
      const id = input.id ?? newId('prod', 14);
      if (Object.hasOwn(world.state.products, id))
        throw invalid(`Product already exists.`, { code: 'resource_already_exists', param: 'id' });
      const now = world.clock.now();
      const product: ProductRow = {
        id,
        created: now,
        updated: now,
        name: input.name,
        description: input.description ?? null,
        active: input.active ?? true,
        metadata: mergeMetadata({}, input.metadata),
      };
      world.state.products[id] = product;
      world.emit('product.created', productWire(product));
      return productWire(product);
    },
  ),
  route(
    'POST',
    '/v1/products/:id',
    {
      name: someText.optional(),
      description: clearable.optional(),
      active: flag.optional(),
      metadata: metadata.optional(),
    },
    (world, input, { id }) => {
      const product = lookUp(world.state, 'products', id);
      const { name } = product;
      if (input.name !== undefined) product.name = input.name;
      if (input.description !== undefined) product.description = input.description;
      if (input.active !== undefined) product.active = input.active;
      product.metadata = mergeMetadata(product.metadata, input.metadata);
      product.updated = world.clock.now();
      world.emit('product.updated', productWire(product), { name });
      return productWire(product);
    },
  ),
  route('GET', '/v1/products/:id', {}, (world, _input, { id }) =>
    productWire(lookUp(world.state, 'products', id)),
  ),
  route(
    'GET',
    '/v1/products',
    { ...paging, active: flag.optional(), ids: texts.optional() },
    (world, input) =>
      page(
        rowsOf(world.state, 'products').filter(
          ({ id, active }) =>
            (input.active === undefined || active === input.active) && (input.ids?.includes(id) ?? true),
        ),
        input,
        { url: '/v1/products', show: productWire },
      ),
  ),
  route(
    'POST',
    '/v1/prices',
    {
      product: someText,
      currency: someText.length(3),
      unit_amount: cents,
      recurring: recurring.optional(),
      lookup_key: someText.max(200).optional(),
      transfer_lookup_key: flag.optional(),
      nickname: text.optional(),
      active: flag.optional(),
      metadata: metadata.optional(),
    },
    (world, input) => {
      lookUp(world.state, 'products', input.product, 'product');
      if (input.lookup_key) freeLookupKey(world, input.lookup_key, input.transfer_lookup_key ?? false);
      const price: PriceRow = {
        id: newId('price'),
        created: world.clock.now(),
        product: input.product,
        currency: input.currency.toLowerCase(),
        unitAmount: input.unit_amount,
        lookupKey: input.lookup_key ?? null,
        nickname: input.nickname ?? null,
        recurring: input.recurring
          ? { interval: input.recurring.interval, count: input.recurring.interval_count ?? 1 }
          : null,
        active: input.active ?? true,
        metadata: mergeMetadata({}, input.metadata),
      };
      world.state.prices[price.id] = price;
      world.emit('price.created', priceWire(price));
      return priceWire(price);
    },
  ),
  route(
    'POST',
    '/v1/prices/:id',
    {
      active: flag.optional(),
      nickname: clearable.optional(),
      lookup_key: clearable.optional(),
      transfer_lookup_key: flag.optional(),
      metadata: metadata.optional(),
    },
    (world, input, { id }) => {
      const price = lookUp(world.state, 'prices', id);
      if (input.lookup_key) freeLookupKey(world, input.lookup_key, input.transfer_lookup_key ?? false);
      if (input.lookup_key !== undefined) price.lookupKey = input.lookup_key;
      if (input.active !== undefined) price.active = input.active;
      if (input.nickname !== undefined) price.nickname = input.nickname;
      price.metadata = mergeMetadata(price.metadata, input.metadata);
      world.emit('price.updated', priceWire(price));
      return priceWire(price);
    },
  ),
  route('GET', '/v1/prices/:id', {}, (world, _input, { id }) => priceWire(lookUp(world.state, 'prices', id))),
  route(
    'GET',
    '/v1/prices',
    {
      ...paging,
      active: flag.optional(),
      product: someText.optional(),
      currency: someText.optional(),
      lookup_keys: texts.max(10).optional(),
      type: z.enum(['one_time', 'recurring']).optional(),
    },
    (world, input) => {
      const rows = rowsOf(world.state, 'prices').filter(
        (price) =>
          (input.active === undefined || price.active === input.active) &&
          (input.product === undefined || price.product === input.product) &&
          (input.currency === undefined || price.currency === input.currency) &&
          (input.type === undefined || (input.type === 'recurring') === (price.recurring !== null)) &&
          (input.lookup_keys === undefined || input.lookup_keys.includes(price.lookupKey ?? '')),
      );
      return page(rows, input, { url: '/v1/prices', show: priceWire });
    },
  ),
];

/** A lookup key belongs to one price at a time. */
function freeLookupKey(world: World, lookupKey: string, transfer: boolean): void {
  const holder = rowsOf(world.state, 'prices').find((price) => price.lookupKey === lookupKey);
  if (!holder) return;
  if (!transfer)
    throw invalid(
      `A price (\`${holder.id}\`) already uses that lookup key. Provide \`transfer_lookup_key\` to move it.`,
      {
        param: 'lookup_key',
      },
    );
  holder.lookupKey = null;
  world.emit('price.updated', priceWire(holder), { lookup_key: lookupKey });
}
