import type { WebhookDeliveryModel, WebhookEndpointModel } from '@maquette/db';
import type { WebhookDeliveryView, WebhookEndpointView, WebhookEvent } from '@maquette/domain/webhooks';

/** An endpoint as it is listed: without its secret. */
export const endpointView = (row: Omit<WebhookEndpointModel, 'secret'>): WebhookEndpointView => ({
  id: row.id,
  url: row.url,
  // checked when they were written
  events: row.events as WebhookEvent[],
  failures: row.failures,
  disabledAt: row.disabledAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});

export const deliveryView = (row: Omit<WebhookDeliveryModel, 'payload'>): WebhookDeliveryView => ({
  id: row.id,
  endpointId: row.endpointId,
  event: row.event,
  state: row.deliveredAt ? 'delivered' : row.failedAt ? 'failed' : 'waiting',
  attempts: row.attempts,
  responseCode: row.responseCode,
  error: row.error,
  nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
  deliveredAt: row.deliveredAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});
