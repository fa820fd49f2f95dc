import { authorize, type Actor } from '@maquette/domain/access';
import { notFound, ok, type Result } from '@maquette/domain/result';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { bareUrl, hostOf } from './webhook-names.ts';

/** Removes an endpoint with its deliveries; what is on its way is not tried again. */
export async function deleteWebhookEndpoint(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { endpointId }: { endpointId: string },
): Promise<Result<void>> {
  const allowed = authorize(actor, 'webhook.manage');
  if (!allowed.ok) return allowed;
  const where = { id: endpointId, workspaceId: actor.workspaceId };
  return deps.db.transaction(async (tx) => {
    const endpoint = await tx.webhookEndpoint.findFirst({ where, select: { url: true, events: true } });
    const { count } = await tx.webhookEndpoint.deleteMany({ where });
    if (!endpoint || count === 0) return notFound();
    await noteAudit(tx, actor, {
      action: 'webhook.deleted',
      target: { kind: 'webhook', id: endpointId, name: hostOf(endpoint) },
      before: { url: bareUrl(endpoint), events: endpoint.events },
    });
    return ok(undefined);
  });
}
