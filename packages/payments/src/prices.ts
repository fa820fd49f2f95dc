import Stripe from 'stripe';
import { ask, askEach } from './ask.ts';
import { idOf } from './ids.ts';
import type { Product } from './payments.ts';

/** Finds prices: by lookup key the one that is sold now, and the lookup key of any price that was sold once. */
export interface PriceBook {
  /** Throws when `ensurePrices` has not made it. */
  priceIdOf(lookupKey: string): Promise<string>;
  /** Null when the price is none of ours. */
  lookupKeyOf(price: string | Stripe.Price | null | undefined): Promise<string | null>;
}

/** Stripe takes this many lookup keys in one question. */
const lookupKeysMax = 10;

export function createPriceBook(stripe: Stripe): PriceBook {
  // A price's key and amount never change, so what was read once stays true.
  const known = new Map<string, string | null>();
  return {
    async priceIdOf(lookupKey) {
      const [price] = await listPrices(stripe, [lookupKey]);
      if (!price) throw new Error(`No price has the lookup key ${lookupKey}: ensurePrices makes it.`);
      return price.id;
    },
    async lookupKeyOf(price) {
      const id = idOf(price);
      if (!price || !id) return null;
      if (typeof price === 'object') return keyOf(price);
      const seen = known.get(id);
      if (seen !== undefined) return seen;
      const key = keyOf(await ask(() => stripe.prices.retrieve(id)));
      known.set(id, key);
      return key;
    },
  };
}

/** A price that was followed by another has lost its lookup key, but not what we wrote on it. */
export const keyOf = (price: Stripe.Price): string | null => price.metadata['lookupKey'] ?? price.lookup_key;

/** @see Payments.ensurePrices */
export async function ensurePrices(stripe: Stripe, products: readonly Product[]): Promise<void> {
  const prices = await listPrices(
    stripe,
    products.map(({ lookupKey }) => lookupKey),
  );
  const current = new Map(prices.map((price) => [price.lookup_key, price]));
  for (const product of products) {
    const price = current.get(product.lookupKey) ?? null;
    const productId = price ? (idOf(price.product) ?? '') : await ensureProduct(stripe, product);
    if (price) await renameProduct(stripe, { productId, name: product.name });
    if (!price || !isSame(price, product)) await createPrice(stripe, { product, productId, replaced: price });
  }
}

async function listPrices(stripe: Stripe, lookupKeys: readonly string[]): Promise<Stripe.Price[]> {
  const found: Stripe.Price[] = [];
  for (let start = 0; start < lookupKeys.length; start += lookupKeysMax) {
    const lookup_keys = lookupKeys.slice(start, start + lookupKeysMax);
    for await (const price of askEach(stripe.prices.list({ lookup_keys, active: true, limit: 100 })))
      found.push(price);
  }
  return found;
}

/** The product's id is the first lookup key, so two programs that start at once make one. */
async function ensureProduct(stripe: Stripe, { lookupKey, name }: Product): Promise<string> {
  try {
    const { id } = await ask(() => stripe.products.create({ id: lookupKey, name, metadata: { lookupKey } }));
    return id;
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError) || error.code !== 'resource_already_exists')
      throw error;
    return lookupKey;
  }
}

async function renameProduct(stripe: Stripe, { productId, name }: { productId: string; name: string }) {
  const product = await ask(() => stripe.products.retrieve(productId));
  if (product.name !== name) await ask(() => stripe.products.update(productId, { name }));
}

const isSame = (price: Stripe.Price, product: Product): boolean =>
  price.unit_amount === product.amountCents &&
  price.currency === product.currency &&
  (product.everyMonth
    ? price.recurring?.interval === 'month' && price.recurring.interval_count === 1
    : price.recurring === null);

async function createPrice(
  stripe: Stripe,
  { product, productId, replaced }: { product: Product; productId: string; replaced: Stripe.Price | null },
) {
  const { lookupKey, amountCents, currency, everyMonth } = product;
  await ask(() =>
    stripe.prices.create(
      {
        product: productId,
        unit_amount: amountCents,
        currency,
        lookup_key: lookupKey,
        transfer_lookup_key: true,
        metadata: { lookupKey },
        ...(everyMonth ? { recurring: { interval: 'month' as const } } : {}),
      },
      // Names what it follows: a price that goes back to an earlier amount is a new request.
      { idempotencyKey: ['price', lookupKey, amountCents, currency, everyMonth, replaced?.id].join(':') },
    ),
  );
}
