/**
 * How many of a payment's credits are not paid for any more, in all: refunds and lost disputes are cumulative, and in
 * proportion to the money; everything, when all of it went back. Whole, 0 to `credits`.
 */
export function returnedCredits(payment: {
  credits: number;
  amountCents: number;
  refundedCents: number;
  disputedCents: number;
}): number {
  const { credits, amountCents, refundedCents, disputedCents } = payment;
  const returnedCents = refundedCents + disputedCents;
  if (amountCents <= 0 || returnedCents <= 0) return 0;
  if (returnedCents >= amountCents) return credits;
  return Math.floor((credits * returnedCents) / amountCents);
}

/**
 * The most of a payment that we give back ourselves: what its own credits that are still available are worth, rounded
 * down to the cent. (A refund made in Stripe's dashboard may be more, and leaves a debt.)
 */
export function refundableCents(payment: {
  credits: number;
  amountCents: number;
  refundedCents: number;
  availableCredits: number;
}): number {
  const { credits, amountCents, refundedCents, availableCredits } = payment;
  if (credits <= 0) return 0;
  const worth = Math.floor((amountCents * Math.min(availableCredits, credits)) / credits);
  return Math.max(0, Math.min(worth, amountCents - refundedCents));
}
