import { Webhook } from 'standardwebhooks';
import type { ServiceDeps } from '../deps.ts';
import { OutboundError } from '../outbound/check-address.ts';
import type { SafeFetch } from '../outbound/create-safe-fetch.ts';
import { noteFailure, noteSuccess } from './note-delivery-end.ts';
import { takeDueDeliveries, type TakenDelivery } from './take-due-deliveries.ts';

/** Calls under way at a time, in this process and for one endpoint: one that hangs holds up nobody else. */
const underWayMax = 32;
const underWayPerEndpointMax = 2;
const timeoutMs = 10_000;

export interface WebhookSender {
  /** Starts what is due and may start now, and does not wait for it. @returns how many were started */
  round(): Promise<number>;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
}

/**
 * Calls the endpoints of workspaces about what happened, signed as Standard Webhooks ask
 * (https://www.standardwebhooks.com). An answer of 200 to 299 is a delivery; anything else is tried again later.
 * Several processes may send at once; a call whose process died is made again after a minute.
 * @param options.onEnd called after each call: there may be room for another
 */
export function createWebhookSender(
  deps: Pick<ServiceDeps, 'db' | 'settings' | 'log'>,
  safeFetch: SafeFetch,
  options: { onEnd?: () => void } = {},
): WebhookSender {
  const underWay = new Map<string, { endpointId: string; done: Promise<void> }>();
  const start = (delivery: TakenDelivery) => {
    const done = deliver(deps, safeFetch, delivery)
      .catch((error: unknown) =>
        deps.log.error({ key: delivery.id, error }, 'the end of a webhook call could not be written'),
      )
      .finally(() => {
        underWay.delete(delivery.id);
        options.onEnd?.();
      });
    underWay.set(delivery.id, { endpointId: delivery.endpointId, done });
  };
  return {
    async round() {
      const room = underWayMax - underWay.size;
      if (room <= 0) return 0;
      const endpoints = [...underWay.values()].map(({ endpointId }) => endpointId);
      const due = await takeDueDeliveries(deps, {
        room,
        perEndpoint: underWayPerEndpointMax,
        busyEndpointIds: [...new Set(endpoints)],
      });
      due.forEach(start);
      return due.length;
    },
    async settled() {
      while (underWay.size > 0) await Promise.all([...underWay.values()].map(({ done }) => done));
    },
  };
}

async function deliver(
  deps: Pick<ServiceDeps, 'db' | 'settings' | 'log'>,
  safeFetch: SafeFetch,
  delivery: TakenDelivery,
): Promise<void> {
  const body = JSON.stringify(delivery.payload);
  const at = new Date();
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Maquette-Webhooks/1',
    'webhook-id': delivery.id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': new Webhook(delivery.secret).sign(delivery.id, at, body),
  };
  try {
    const { status } = await safeFetch(delivery.url, {
      method: 'POST',
      headers,
      body,
      timeoutMs,
      // what it answers is nobody's business: only the status is kept
      bytesMax: 0,
      redirectsMax: 0,
    });
    if (status >= 200 && status < 300) await noteSuccess(deps, delivery, status);
    else await noteFailure(deps, delivery, { status, error: `The endpoint answered ${status}.` });
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    await noteFailure(deps, delivery, { status: null, error: error.message });
  }
}
