import Stripe from 'stripe';
import { PaymentDeclined, PaymentsUnreachable } from './payments.ts';

/**
 * Asks Stripe something, and tells apart what can go wrong: `PaymentsUnreachable` when nobody knows whether it had its
 * effect, `PaymentDeclined` when the bank said no. Everything else is a mistake of ours or of the settings, and is thrown as it is.
 */
export async function ask<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question();
  } catch (error) {
    throw asOurs(error);
  }
}

/** The same, and null for what Stripe does not have. */
export async function askIfThere<T>(question: () => Promise<T>): Promise<T | null> {
  try {
    return await ask(question);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing')
      return null;
    throw error;
  }
}

/** Walks through a list, page after page, with the same errors as `ask`. */
export async function* askEach<T>(list: AsyncIterable<T>): AsyncGenerator<T> {
  const pages = list[Symbol.asyncIterator]();
  for (;;) {
    const next = await ask(() => pages.next());
    if (next.done) return;
    yield next.value;
  }
}

function asOurs(error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return error;
  const { statusCode, code } = error;
  const isBusy = code === 'lock_timeout' || code === 'idempotency_key_in_use';
  if (
    error instanceof Stripe.errors.StripeConnectionError ||
    error instanceof Stripe.errors.StripeRateLimitError ||
    (error instanceof Stripe.errors.StripeAPIError && (statusCode ?? 500) >= 500) ||
    isBusy
  )
    return new PaymentsUnreachable(`The payment provider does not answer: ${error.message}`, {
      cause: error,
    });
  if (error instanceof Stripe.errors.StripeCardError || statusCode === 402)
    return new PaymentDeclined(error.decline_code ?? code ?? 'card_declined', error.message);
  return error;
}
