import { retryDelayMs } from '@maquette/domain/webhooks';
import { noteAudit, theStudio } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { noteNotices } from '../notices/note-notices.ts';
import type { TakenDelivery } from './take-due-deliveries.ts';
import { hostOf } from './webhook-names.ts';

/** After so many failed calls in a row an endpoint is switched off, however many events they were about. */
const failuresMax = 100;
/** The receiver says that it wants no more (RFC 9110, 15.5.11). */
const goneStatus = 410;

type EndDeps = Pick<ServiceDeps, 'db' | 'settings' | 'log'>;

/** The endpoint took it. */
export async function noteSuccess(deps: EndDeps, delivery: TakenDelivery, status: number): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const { count } = await tx.webhookDelivery.updateMany({
      where: { id: delivery.id, attempts: delivery.attempts },
      data: { deliveredAt: new Date(), nextAttemptAt: null, responseCode: status, error: null },
    });
    if (count === 0) return;
    await tx.webhookEndpoint.updateMany({
      where: { id: delivery.endpointId, failures: { gt: 0 } },
      data: { failures: 0 },
    });
  });
}

/** It is tried again later, or given up; an endpoint that takes nothing any more is switched off, and people are told. */
export async function noteFailure(
  deps: EndDeps,
  delivery: TakenDelivery,
  { status, error }: { status: number | null; error: string },
): Promise<void> {
  const { id, endpointId, attempts } = delivery;
  const delayMs = status === goneStatus ? null : retryDelayMs(attempts, Math.random());
  await deps.db.transaction(async (tx) => {
    // fences a call that took longer than its lease
    const { count } = await tx.webhookDelivery.updateMany({
      where: { id, attempts, deliveredAt: null },
      data: {
        responseCode: status,
        error,
        ...(delayMs === null
          ? { nextAttemptAt: null, failedAt: new Date() }
          : { nextAttemptAt: new Date(Date.now() + delayMs) }),
      },
    });
    if (count === 0) return;
    const endpoint = await tx.webhookEndpoint.update({
      where: { id: endpointId },
      data: { failures: { increment: 1 } },
    });
    if (endpoint.disabledAt || (delayMs !== null && endpoint.failures < failuresMax)) return;
    const disabledAt = new Date();
    await tx.webhookEndpoint.update({ where: { id: endpointId }, data: { disabledAt } });
    await tx.webhookDelivery.updateMany({
      where: { endpointId, deliveredAt: null, failedAt: null },
      data: { failedAt: disabledAt, nextAttemptAt: null, error: 'The endpoint was switched off.' },
    });
    await noteNotices(tx, deps, {
      workspaceId: endpoint.workspaceId,
      to: { roles: ['owner', 'admin'] },
      kind: 'webhook.disabled',
      title: `The webhook to ${hostOf(endpoint)} was switched off`,
      body:
        `Its address took no events any more. The last thing that happened: ${error} ` +
        'Put it right, switch it on again in the settings, and send again what it missed.',
      href: `/w/${endpoint.workspaceId}/settings/webhooks`,
      action: 'Open the settings',
      uniqueKey: `webhook-disabled:${endpointId}:${disabledAt.getTime()}`,
    });
    await noteAudit(tx, theStudio(endpoint.workspaceId), {
      action: 'webhook.switched-off',
      target: { kind: 'webhook', id: endpointId, name: hostOf(endpoint) },
      before: { isEnabled: true },
      after: { isEnabled: false, failures: endpoint.failures },
    });
  });
  if (delayMs === null) deps.log.warn({ key: id, attempts }, 'a webhook was given up');
}
