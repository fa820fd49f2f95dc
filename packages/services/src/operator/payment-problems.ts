import { ring } from '@maquette/db';
import { notFound, ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import type { Operator } from './operator.ts';

const shownMax = 100;

/** What an operator has to look at: events that were given up or fail, and differences that the reconciler found. */
export async function listPaymentProblems(deps: Pick<ServiceDeps, 'db'>, _operator: Operator) {
  const [events, drifts, waitingCount] = await Promise.all([
    deps.db.prisma.paymentEvent.findMany({
      where: { processedAt: null, error: { not: null } },
      orderBy: { receivedAt: 'desc' },
      take: shownMax,
    }),
    deps.db.prisma.paymentDrift.findMany({ orderBy: { foundAt: 'desc' }, take: shownMax }),
    deps.db.prisma.paymentEvent.count({ where: { processedAt: null, deadAt: null } }),
  ]);
  return {
    waitingCount,
    events: events.map(({ id, type, objectId, attempts, error, deadAt, receivedAt }) => ({
      id,
      type,
      objectId,
      attempts,
      error,
      isDead: deadAt !== null,
      receivedAt: receivedAt.toISOString(),
    })),
    drifts: drifts.map(({ id, objectId, problem, foundAt, repairedAt }) => ({
      id,
      objectId,
      problem,
      foundAt: foundAt.toISOString(),
      isRepaired: repairedAt !== null,
    })),
  };
}

/** Has an event that was given up tried again, from the beginning. */
export async function retryPaymentEvent(
  deps: Pick<ServiceDeps, 'db'>,
  _operator: Operator,
  input: { eventId: string },
): Promise<Result<void>> {
  return deps.db.transaction(async (tx) => {
    const { count } = await tx.paymentEvent.updateMany({
      where: { id: input.eventId, processedAt: null },
      data: { attempts: 0, deadAt: null, nextAttemptAt: new Date() },
    });
    if (count === 0) return notFound();
    await ring(tx, 'payment', input.eventId);
    return ok(undefined);
  });
}
