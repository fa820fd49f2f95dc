import { authorize, type Actor } from '@maquette/domain/access';
import { notFound, ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';

/** Removes an endpoint with its deliveries; what is on its way is not tried again. */
export async function deleteWebhookEndpoint(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { endpointId }: { endpointId: string },
): Promise<Result<void>> {
  const allowed = authorize(actor, 'webhook.manage');
  if (!allowed.ok) return allowed;
  const where = { id: endpointId, workspaceId: actor.workspaceId };
  const { count } = await deps.db.prisma.webhookEndpoint.deleteMany({ where });
  return count === 0 ? notFound() : ok(undefined);
}
