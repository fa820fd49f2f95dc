import type { ServiceDeps } from '../deps.ts';
import { fulfilCheckout } from './fulfil-checkout.ts';
import { syncCard } from './sync-card.ts';
import { syncDispute } from './sync-dispute.ts';
import { syncIntent } from './sync-intent.ts';
import { syncInvoice } from './sync-invoice.ts';
import { syncSubscription } from './sync-subscription.ts';

type InboxDeps = Pick<ServiceDeps, 'db' | 'payments' | 'settings' | 'log'>;

const batchMax = 50;
/** Tries before an event is put aside for an operator; about a day. */
export const eventTriesMax = 14;
/** Nobody else takes an event for so long after it was taken. */
const leaseSeconds = 60;
const backOffMaxSeconds = 7_200;

interface TakenEvent {
  id: string;
  objectId: string;
  attempts: number;
}

/**
 * Works off what is due in the inbox. An event only says which object to look at, so doubled, reversed and late events
 * do no harm; one that fails is tried again, later each time, and put aside in the end.
 * @returns how many were taken; call again while it is not 0
 */
export async function processPaymentEvents(deps: InboxDeps): Promise<{ takenCount: number }> {
  if (!deps.payments) return { takenCount: 0 };
  const taken = await deps.db.prisma.$queryRaw<TakenEvent[]>`
    UPDATE "PaymentEvent" SET "attempts" = "attempts" + 1, "nextAttemptAt" = now() + ${leaseSeconds} * interval '1 second'
    WHERE "id" IN (
      SELECT "id" FROM "PaymentEvent"
      WHERE "processedAt" IS NULL AND "deadAt" IS NULL AND "nextAttemptAt" <= now()
      ORDER BY "nextAttemptAt" LIMIT ${batchMax} FOR UPDATE SKIP LOCKED)
    RETURNING "id", "objectId", "attempts"`;
  for (const event of taken) await processOne(deps, event);
  return { takenCount: taken.length };
}

async function processOne(deps: InboxDeps, { id, objectId, attempts }: TakenEvent): Promise<void> {
  const { prisma } = deps.db;
  try {
    await syncObject(deps, objectId);
    await prisma.paymentEvent.update({ where: { id }, data: { processedAt: new Date(), error: null } });
  } catch (error) {
    const waitSeconds = Math.min(backOffMaxSeconds, 5 * 2 ** attempts);
    const isDead = attempts >= eventTriesMax;
    deps.log.warn({ objectId, attempts, error }, 'an event of the payment provider could not be processed');
    await prisma.paymentEvent.update({
      where: { id },
      data: {
        error: String((error as Error).message).slice(0, 500),
        nextAttemptAt: new Date(Date.now() + waitSeconds * 1_000),
        deadAt: isDead ? new Date() : null,
      },
    });
  }
}

/** Every object says by its id what it is. */
const syncs: [prefix: string, sync: (deps: InboxDeps, objectId: string) => Promise<void>][] = [
  ['cs_', fulfilCheckout],
  ['in_', syncInvoice],
  ['sub_', syncSubscription],
  ['pi_', syncIntent],
  ['dp_', syncDispute],
  ['du_', syncDispute],
  ['cus_', syncCard],
];

async function syncObject(deps: InboxDeps, objectId: string): Promise<void> {
  const found = syncs.find(([prefix]) => objectId.startsWith(prefix));
  if (found) await found[1](deps, objectId);
}
