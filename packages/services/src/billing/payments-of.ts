import type { Payments } from '@maquette/payments';
import { PaymentsUnreachable } from '@maquette/payments';
import { ok, refuse, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';

/** The payment provider, or why nothing is sold here. */
export const paymentsOf = (deps: Pick<ServiceDeps, 'payments'>): Result<Payments> =>
  deps.payments
    ? ok(deps.payments)
    : refuse('payment.unavailable', 'This installation takes no payments.', {
        suggestion: 'Ask its operator for credits.',
      });

/** Runs a call to the provider; when it does not answer, that is told, and nothing is lost by trying again. */
export async function askProvider<T>(ask: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await ask());
  } catch (error) {
    if (!(error instanceof PaymentsUnreachable)) throw error;
    return refuse('payment.unavailable', 'The payment provider does not answer at the moment.', {
      suggestion: 'Try again in a minute. Nothing was charged twice.',
      retryAfterSeconds: 60,
    });
  }
}
