import type { State, Table } from '../state/model.ts';
import { missing } from './api-error.ts';

const nouns = {
  customers: 'customer',
  methods: 'PaymentMethod',
  products: 'product',
  prices: 'price',
  sessions: 'checkout.session',
  intents: 'payment_intent',
  charges: 'charge',
  refunds: 'refund',
  disputes: 'dispute',
  subscriptions: 'subscription',
  invoices: 'invoice',
  invoicePayments: 'invoice_payment',
  events: 'event',
} as const;

/** What Stripe calls the part of the address that names one, where that is not `id`. */
const pathNames: Partial<Record<Noun, string>> = {
  intents: 'intent',
  prices: 'price',
  charges: 'charge',
  sessions: 'session',
};

type Noun = keyof typeof nouns;
type RowOf<N extends Noun> = State[N] extends Table<infer R> ? R : never;

/** The row of an id that anybody may have sent. */
export function findRow<N extends Noun>(state: State, noun: N, id: string | undefined): RowOf<N> | undefined {
  const table = state[noun] as Table<RowOf<N>>;
  return id !== undefined && Object.hasOwn(table, id) ? table[id] : undefined;
}

/** The row of an id; refuses, naming `param` that named it, or the address. */
export function lookUp<N extends Noun>(
  state: State,
  noun: N,
  id: string | undefined,
  param?: string,
): RowOf<N> {
  const row = findRow(state, noun, id);
  if (!row)
    throw missing(nouns[noun], id ?? '', {
      param: param ?? pathNames[noun] ?? 'id',
      status: param === undefined ? 404 : 400,
    });
  return row;
}

/** All rows of a table, oldest first. */
export const rowsOf = <N extends Noun>(state: State, noun: N): RowOf<N>[] =>
  Object.values(state[noun] as Table<RowOf<N>>);
