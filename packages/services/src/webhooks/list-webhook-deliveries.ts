import { authorize, type Actor } from '@maquette/domain/access';
import { ok, type Result } from '@maquette/domain/result';
import type { WebhookDeliveryView } from '@maquette/domain/webhooks';
import type { ServiceDeps } from '../deps.ts';
import { deliveryView } from './webhook-views.ts';

const listedMax = 50;

/** What went out to the workspace's endpoints, or is on its way: the newest first. */
export async function listWebhookDeliveries(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
): Promise<Result<WebhookDeliveryView[]>> {
  const allowed = authorize(actor, 'webhook.manage');
  if (!allowed.ok) return allowed;
  const rows = await deps.db.prisma.webhookDelivery.findMany({
    where: { workspaceId: actor.workspaceId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: listedMax,
    omit: { payload: true },
  });
  return ok(rows.map(deliveryView));
}
