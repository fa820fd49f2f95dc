import { authorize, type Actor } from '@maquette/domain/access';
import { ok, type Result } from '@maquette/domain/result';
import type { WebhookEndpointView } from '@maquette/domain/webhooks';
import type { ServiceDeps } from '../deps.ts';
import { endpointView } from './webhook-views.ts';

/** The addresses that are called about this workspace, the oldest first. */
export async function listWebhookEndpoints(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
): Promise<Result<WebhookEndpointView[]>> {
  const allowed = authorize(actor, 'webhook.manage');
  if (!allowed.ok) return allowed;
  const rows = await deps.db.prisma.webhookEndpoint.findMany({
    where: { workspaceId: actor.workspaceId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    omit: { secret: true },
  });
  return ok(rows.map(endpointView));
}
