import { authorize, type Actor } from '@maquette/domain/access';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';
import { testEvent } from '@maquette/domain/webhooks';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { insertDelivery } from './note-webhook-event.ts';
import { hostOf } from './webhook-names.ts';

/** Has an endpoint called with an event that means nothing, whatever events it wants: to try it out. */
export async function sendTestEvent(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { endpointId }: { endpointId: string },
): Promise<Result<{ deliveryId: string }>> {
  const allowed = authorize(actor, 'webhook.manage');
  if (!allowed.ok) return allowed;
  const { workspaceId } = actor;
  return deps.db.transaction(async (tx) => {
    const endpoint = await tx.webhookEndpoint.findFirst({ where: { id: endpointId, workspaceId } });
    if (!endpoint) return notFound();
    if (endpoint.disabledAt)
      return refuse('conflict.state', 'This endpoint is switched off.', {
        suggestion: 'Switch it on first.',
      });
    const data = { workspaceId, message: 'This is a test.' };
    const deliveryId = await insertDelivery(tx, { endpointId, workspaceId, event: testEvent, data });
    await noteAudit(tx, actor, {
      action: 'webhook.tested',
      target: { kind: 'webhook', id: endpointId, name: hostOf(endpoint) },
      after: { deliveryId },
    });
    return ok({ deliveryId });
  });
}
