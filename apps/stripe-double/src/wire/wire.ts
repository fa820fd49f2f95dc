import type Stripe from 'stripe';

/** A number with a fraction travels as text; the SDK makes its own type of it again. */
export const decimal = (value: number): Stripe.Decimal => String(value) as unknown as Stripe.Decimal;

/** A list inside a thing. */
export const listOf = <T>(data: T[], url: string): Stripe.ApiList<T> => ({
  object: 'list',
  data,
  has_more: false,
  url,
});

/** An address of which nothing is known. */
export const nobody = { address: null, email: null, name: null, phone: null, tax_id: null };
