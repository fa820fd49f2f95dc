import type { WebhookEndpointModel } from '@maquette/db';
import { authorize, type Actor } from '@maquette/domain/access';
import { auditChange } from '@maquette/domain/audit';
import { notFound, ok, type Result } from '@maquette/domain/result';
import type { WebhookEndpointView } from '@maquette/domain/webhooks';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { checkEvents } from './check-endpoint.ts';
import { hostOf } from './webhook-names.ts';
import { endpointView } from './webhook-views.ts';

/** Chooses other events, or switches an endpoint off or on again; on again, its failures are forgotten. */
export async function updateWebhookEndpoint(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { endpointId, ...input }: { endpointId: string; events?: readonly string[]; isEnabled?: boolean },
): Promise<Result<WebhookEndpointView>> {
  const allowed = authorize(actor, 'webhook.manage');
  if (!allowed.ok) return allowed;
  const events = input.events && checkEvents(input.events);
  if (events && !events.ok) return events;
  const { workspaceId } = actor;
  return deps.db.transaction(async (tx) => {
    const row = await tx.webhookEndpoint.findFirst({ where: { id: endpointId, workspaceId } });
    if (!row) return notFound();
    const switched =
      input.isEnabled === undefined
        ? {}
        : input.isEnabled
          ? { disabledAt: null, failures: 0 }
          : { disabledAt: row.disabledAt ?? new Date() };
    const changed = await tx.webhookEndpoint.update({
      where: { id: endpointId },
      data: { ...(events ? { events: events.value } : {}), ...switched },
    });
    await noteAudit(tx, actor, {
      action: 'webhook.changed',
      target: { kind: 'webhook', id: endpointId, name: hostOf(row) },
      ...auditChange(settingsOf(row), settingsOf(changed)),
    });
    return ok(endpointView(changed));
  });
}

const settingsOf = ({ events, disabledAt }: WebhookEndpointModel) => ({
  events,
  isEnabled: disabledAt === null,
});
