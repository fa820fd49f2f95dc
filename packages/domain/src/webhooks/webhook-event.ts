/** What a workspace can be called about. */
export const webhookEvents = ['balance.low', 'balance.depleted', 'balance.recovered'] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

/** Sent on demand, to try an endpoint out. */
export const testEvent = 'webhook.test';

/** The most endpoints of a workspace. */
export const endpointsMax = 10;

export interface WebhookEndpointView {
  id: string;
  url: string;
  /** Empty: all. */
  events: WebhookEvent[];
  /** Failed tries in a row. */
  failures: number;
  /** Set while nothing is sent: it failed too often, or was switched off. */
  disabledAt: string | null;
  createdAt: string;
}

/** One event on its way to one endpoint. */
export interface WebhookDeliveryView {
  /** The header `webhook-id`: the same at every try. */
  id: string;
  endpointId: string;
  event: string;
  state: 'waiting' | 'delivered' | 'failed';
  attempts: number;
  responseCode: number | null;
  /** Why the last try failed. */
  error: string | null;
  nextAttemptAt: string | null;
  deliveredAt: string | null;
  createdAt: string;
}
