import { ring } from '@maquette/db';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { WebhookRefused } from '@maquette/payments';
import type { ServiceDeps } from '../deps.ts';

/**
 * Takes a webhook of the payment provider's into the inbox, once per event. What it says happened is looked up when it is
 * processed. Refuses what is not signed, too old or changed.
 */
export async function receivePaymentEvent(
  deps: Pick<ServiceDeps, 'db' | 'payments'>,
  input: { rawBody: string; signature: string },
): Promise<Result<void>> {
  if (!deps.payments) return refuse('not-found', 'This installation takes no payments.');
  try {
    const { eventId: id, ...event } = await deps.payments.readEvent(input.rawBody, input.signature);
    await deps.db.transaction(async (tx) => {
      await tx.paymentEvent.createMany({ data: { id, ...event }, skipDuplicates: true });
      await ring(tx, 'payment', id);
    });
    return ok(undefined);
  } catch (error) {
    if (!(error instanceof WebhookRefused)) throw error;
    return refuse('input.malformed', 'This is no webhook of the payment provider, or not a fresh one.');
  }
}
