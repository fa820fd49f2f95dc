import { ring } from '@maquette/db';
import { authorize, type Actor } from '@maquette/domain/access';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { hostOf } from './webhook-names.ts';

/** Sends an event again, now, under the same id: a receiver that has it already can tell. Its tries are counted anew. */
export async function replayWebhookDelivery(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { deliveryId }: { deliveryId: string },
): Promise<Result<void>> {
  const allowed = authorize(actor, 'webhook.manage');
  if (!allowed.ok) return allowed;
  return deps.db.transaction(async (tx) => {
    const delivery = await tx.webhookDelivery.findFirst({
      where: { id: deliveryId, workspaceId: actor.workspaceId },
      select: { event: true, endpoint: { select: { id: true, url: true, disabledAt: true } } },
    });
    if (!delivery) return notFound();
    if (delivery.endpoint.disabledAt)
      return refuse('conflict.state', 'This endpoint is switched off.', {
        suggestion: 'Switch it on first.',
      });
    await tx.webhookDelivery.update({
      where: { id: deliveryId },
      data: { attempts: 0, nextAttemptAt: new Date(), deliveredAt: null, failedAt: null, error: null },
    });
    await ring(tx, 'webhook', deliveryId);
    const { endpoint, event } = delivery;
    await noteAudit(tx, actor, {
      action: 'webhook.replayed',
      target: { kind: 'webhook', id: endpoint.id, name: hostOf(endpoint) },
      after: { deliveryId, event },
    });
    return ok(undefined);
  });
}
