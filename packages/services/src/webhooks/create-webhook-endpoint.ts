import { randomBytes } from 'node:crypto';
import { authorize, type Actor } from '@maquette/domain/access';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { endpointsMax, type WebhookEndpointView } from '@maquette/domain/webhooks';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import { checkEndpointUrl, checkEvents } from './check-endpoint.ts';
import { bareUrl, hostOf } from './webhook-names.ts';
import { endpointView } from './webhook-views.ts';

const secretBytes = 32;

/** Adds an address to call. The secret with which the calls are signed is in this answer and nowhere else. */
export async function createWebhookEndpoint(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  actor: Actor,
  input: { url: string; events: readonly string[] },
): Promise<Result<{ secret: string; view: WebhookEndpointView }>> {
  const allowed = authorize(actor, 'webhook.manage');
  if (!allowed.ok) return allowed;
  const url = checkEndpointUrl(deps, input.url);
  if (!url.ok) return url;
  const events = checkEvents(input.events);
  if (!events.ok) return events;
  const { workspaceId, userId } = actor;
  // the form of Standard Webhooks
  const secret = `whsec_${randomBytes(secretBytes).toString('base64')}`;
  return deps.db.transaction(async (tx) => {
    // one at a time for a workspace, so that the count holds
    await tx.$queryRaw`SELECT 1 FROM "Workspace" WHERE "id" = ${workspaceId} FOR NO KEY UPDATE`;
    const known = await tx.webhookEndpoint.findMany({ where: { workspaceId }, select: { url: true } });
    if (known.some((one) => one.url === url.value))
      return refuse('conflict.name-taken', 'This address is called already.', { field: 'url' });
    if (known.length >= endpointsMax)
      return refuse('conflict.state', `This workspace has ${known.length} endpoints, which is the most.`, {
        suggestion: 'Remove one that is no longer used.',
      });
    const row = await tx.webhookEndpoint.create({
      data: {
        id: newId('webhook'),
        workspaceId,
        url: url.value,
        secret,
        events: events.value,
        createdById: userId,
      },
    });
    await noteAudit(tx, actor, {
      action: 'webhook.created',
      target: { kind: 'webhook', id: row.id, name: hostOf(row) },
      after: { url: bareUrl(row), events: row.events },
    });
    return ok({ secret, view: endpointView(row) });
  });
}
