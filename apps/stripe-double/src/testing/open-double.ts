import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { startDouble, type Double, type DoubleSettings } from '../start-double.ts';

export const secretKey = 'sk_test_double_for_tests';
export const webhookSecret = 'whsec_double_for_tests';
export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** A webhook as it came: not opened, not checked. */
export interface Arrived {
  body: string;
  signature: string;
  type: string;
  id: string;
}

export interface OpenDouble {
  url: string;
  sdk: Stripe;
  /** What the studio was sent, in the order of arrival. */
  arrived: Arrived[];
  /** What the studio answers from now on. */
  answerWebhooksWith(status: number): void;
  /** Calls a control under `/_double`. */
  control<T = Record<string, unknown>>(path: string, body?: object): Promise<T>;
  /** Sends a form of a page, as a browser would; follows nothing. */
  post(
    path: string,
    fields: Record<string, string>,
  ): Promise<{ status: number; location: string; text: string }>;
  close(): Promise<void>;
}

/** A double on a free port, with a studio that takes its webhooks. */
export async function openDouble(settings: Partial<DoubleSettings> = {}): Promise<OpenDouble> {
  const arrived: Arrived[] = [];
  let status = 200;
  const studio = await openStudio((webhook) => {
    arrived.push(webhook);
    return status;
  });
  const double = await startDouble({
    host: '127.0.0.1',
    port: 0,
    stateFile: null,
    secretKey,
    webhookSecret,
    webhookUrl: `http://127.0.0.1:${(studio.address() as AddressInfo).port}/api/stripe/webhook`,
    pagesUrl: null,
    hasControls: true,
    ...settings,
  });
  return {
    url: double.url,
    sdk: sdkOf(double),
    arrived,
    answerWebhooksWith: (next) => (status = next),
    async control<T>(path: string, body?: object) {
      const answer = await fetch(`${double.url}/_double${path}`, {
        method: body ? 'POST' : 'GET',
        ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
      });
      const json = (await answer.json()) as T;
      if (!answer.ok) throw new Error(`${answer.status} ${JSON.stringify(json)}`);
      return json;
    },
    async post(path, fields) {
      const url = path.startsWith('http') ? path : `${double.url}${path}`;
      const answer = await fetch(url, {
        method: 'POST',
        body: new URLSearchParams(fields),
        redirect: 'manual',
      });
      const location = answer.headers.get('location') ?? '';
      return { status: answer.status, location, text: await answer.text() };
    },
    async close() {
      await double.close();
      studio.closeAllConnections();
      await new Promise((done) => studio.close(done));
    },
  };
}

export function sdkOf({ url }: Pick<Double, 'url'>): Stripe {
  const { hostname, port } = new URL(url);
  return new Stripe(secretKey, { host: hostname, port, protocol: 'http', maxNetworkRetries: 0 });
}

async function openStudio(take: (webhook: Arrived) => number): Promise<Server> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString();
      const { type, id } = JSON.parse(body) as { type: string; id: string };
      response.writeHead(take({ body, type, id, signature: String(request.headers['stripe-signature']) }));
      response.end();
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return server;
}
