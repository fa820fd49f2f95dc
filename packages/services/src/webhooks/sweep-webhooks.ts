import type { ServiceDeps } from '../deps.ts';

/** Deliveries that are over are kept so long, to be looked at and sent again. */
const keptDays = 30;

/** Forgets old deliveries that are over. @returns how many */
export async function sweepWebhooks({
  db,
}: Pick<ServiceDeps, 'db'>): Promise<{ forgottenDeliveries: number }> {
  const { count } = await db.prisma.webhookDelivery.deleteMany({
    where: { nextAttemptAt: null, createdAt: { lt: new Date(Date.now() - keptDays * 86_400_000) } },
  });
  return { forgottenDeliveries: count };
}
