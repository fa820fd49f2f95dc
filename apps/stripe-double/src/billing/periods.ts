import type { PriceRow } from '../state/model.ts';

/**
 * The end of the n-th period counted from the anchor, in seconds. Months keep the anchor's day, or take the last one of
 * a shorter month, as Stripe does: https://docs.stripe.com/billing/subscriptions/billing-cycle
 */
export function periodEnd(price: PriceRow, anchor: number, periods: number): number {
  const { interval, count } = price.recurring ?? { interval: 'month' as const, count: 1 };
  const steps = periods * count;
  if (interval === 'day') return anchor + steps * 86_400;
  if (interval === 'week') return anchor + steps * 7 * 86_400;
  return addMonths(anchor, interval === 'year' ? steps * 12 : steps);
}

function addMonths(seconds: number, months: number): number {
  const from = new Date(seconds * 1_000);
  const to = new Date(from);
  to.setUTCDate(1);
  to.setUTCMonth(from.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate();
  to.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  return to.getTime() / 1_000;
}
