import type { InvoiceRow } from '../state/model.ts';

/** All lines of an invoice, in cents; below zero when more was given back than is new. */
export const subtotalOf = (invoice: InvoiceRow): number =>
  invoice.lines.reduce((sum, { amount }) => sum + amount, 0);

/** What is left to pay when the balance of the customer has been taken into account. Never below zero. */
export const amountDue = (invoice: InvoiceRow): number =>
  Math.max(0, subtotalOf(invoice) + invoice.startingBalance);

/**
 * The part of a month's price for what is left of the period, rounded to the cent.
 * Stripe counts by the second: https://docs.stripe.com/billing/subscriptions/prorations
 */
export function remainingPart(
  cents: number,
  { start, end, at }: { start: number; end: number; at: number },
): number {
  const left = Math.min(end, Math.max(start, at));
  return Math.round((cents * (end - left)) / (end - start));
}
