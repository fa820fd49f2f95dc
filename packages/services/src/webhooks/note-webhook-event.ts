import { ring, type Prisma, type Transaction } from '@maquette/db';
import type { WebhookEvent } from '@maquette/domain/webhooks';
import { newId } from '../new-id.ts';

/**
 * Has the workspace's endpoints called about something, in the caller's transaction: when, and only when, it is kept.
 * Those that do not want this event, or are switched off, are left out.
 * @param input.data what happened, as JSON
 * @returns to how many endpoints it goes
 */
export async function noteWebhookEvent(
  tx: Transaction,
  { workspaceId, event, data }: { workspaceId: string; event: WebhookEvent; data: Record<string, unknown> },
): Promise<{ deliveryCount: number }> {
  const endpoints = await tx.webhookEndpoint.findMany({
    where: { workspaceId, disabledAt: null, OR: [{ events: { isEmpty: true } }, { events: { has: event } }] },
    select: { id: true },
  });
  for (const { id } of endpoints) await insertDelivery(tx, { endpointId: id, workspaceId, event, data });
  return { deliveryCount: endpoints.length };
}

/** Puts one event on its way to one endpoint. The body is that of Standard Webhooks: type, timestamp, data. */
export async function insertDelivery(
  tx: Transaction,
  delivery: { endpointId: string; workspaceId: string; event: string; data: Record<string, unknown> },
): Promise<string> {
  const { endpointId, workspaceId, event, data } = delivery;
  const id = newId('delivery');
  const payload = { type: event, timestamp: new Date().toISOString(), data } as Prisma.InputJsonObject;
  await tx.webhookDelivery.create({ data: { id, endpointId, workspaceId, event, payload } });
  await ring(tx, 'webhook', id);
  return id;
}
