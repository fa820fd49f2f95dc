import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Database } from '@maquette/db';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Webhook } from 'standardwebhooks';
import { deliveryTriesMax } from '@maquette/domain/webhooks';
import { newId } from '../new-id.ts';
import { createSafeFetch } from '../outbound/create-safe-fetch.ts';
import { expectHidden } from '../testing/expect-hidden.ts';
import { value } from '../testing/make-studio.ts';
import { makeMember, makeWorkspace, type TestWorkspace } from '../testing/make-workspace.ts';
import { useOwnStudio } from '../testing/use-own-studio.ts';
import {
  createWebhookEndpoint,
  createWebhookSender,
  deleteWebhookEndpoint,
  listWebhookDeliveries,
  listWebhookEndpoints,
  noteWebhookEvent,
  replayWebhookDelivery,
  sendTestEvent,
  updateWebhookEndpoint,
  type WebhookSender,
} from './index.ts';

const { here } = useOwnStudio();
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

let db: Database;
let sender: WebhookSender;
const depsOf = () => ({
  ...here.studio.deps,
  settings: { ...here.studio.deps.settings, allowLoopback: true },
});
let deps: ReturnType<typeof depsOf>;
beforeEach(() => {
  db = here.db;
  deps = depsOf();
  sender = createWebhookSender(deps, createSafeFetch({ allowLoopback: true }));
});

interface Call {
  body: string;
  headers: IncomingHttpHeaders;
}

/** A customer's server. `null`: it takes the call and never answers. */
async function customer(status: () => number | null = () => 200) {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      calls.push({ body: Buffer.concat(chunks).toString(), headers: request.headers });
      const code = status();
      if (code !== null) response.writeHead(code).end('x'.repeat(100_000));
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { calls, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` };
}

const endpointFor = async ({ actor }: TestWorkspace, url: string, events: string[] = []) =>
  value(await createWebhookEndpoint(deps, actor, { url, events }));
const noteLow = (workspaceId: string) =>
  db.transaction((tx) => noteWebhookEvent(tx, { workspaceId, event: 'balance.low', data: { credits: 12 } }));
const makeAllDue = () =>
  db.prisma.webhookDelivery.updateMany({
    where: { nextAttemptAt: { not: null } },
    data: { nextAttemptAt: new Date(0) },
  });
async function send() {
  await sender.round();
  await sender.settled();
}
const deliveries = async ({ actor }: TestWorkspace) => value(await listWebhookDeliveries(deps, actor));

describe('an event', () => {
  it('reaches the endpoint once, and the public library of Standard Webhooks verifies it', async () => {
    const workspace = await makeWorkspace(db);
    const { calls, url } = await customer();
    const { secret } = await endpointFor(workspace, url);
    await noteLow(workspace.workspaceId);
    const second = createWebhookSender(deps, createSafeFetch({ allowLoopback: true }));
    await Promise.all([sender.round(), second.round(), sender.round()]);
    await Promise.all([sender.settled(), second.settled()]);
    await send();
    expect(calls).toHaveLength(1);
    const { body, headers } = calls[0]!;
    const event = new Webhook(secret).verify(body, headers as Record<string, string>);
    expect(event).toEqual({ type: 'balance.low', timestamp: expect.any(String), data: { credits: 12 } });
    expect(() => new Webhook(secret).verify(`${body} `, headers as Record<string, string>)).toThrow();
    expect(await deliveries(workspace)).toMatchObject([
      { id: headers['webhook-id'], state: 'delivered', attempts: 1, responseCode: 200, error: null },
    ]);
  });

  it('goes to those endpoints that want it and are on', async () => {
    const workspace = await makeWorkspace(db);
    const { url } = await customer();
    await endpointFor(workspace, `${url}/all`);
    await endpointFor(workspace, `${url}/other`, ['balance.recovered']);
    const off = await endpointFor(workspace, `${url}/off`);
    await updateWebhookEndpoint(deps, workspace.actor, { endpointId: off.view.id, isEnabled: false });
    expect(await noteLow(workspace.workspaceId)).toEqual({ deliveryCount: 1 });
  });

  it('is tried again under the same id, ever later, until it is given up and the endpoint switched off', async () => {
    const workspace = await makeWorkspace(db);
    const { calls, url } = await customer(() => 500);
    const { view } = await endpointFor(workspace, url);
    await noteLow(workspace.workspaceId);
    const waits: number[] = [];
    for (let tries = 1; tries < deliveryTriesMax; tries++) {
      const beforeMs = Date.now();
      await send();
      const [delivery] = await deliveries(workspace);
      expect(delivery).toMatchObject({ state: 'waiting', attempts: tries, responseCode: 500 });
      waits.push(Date.parse(delivery!.nextAttemptAt!) - beforeMs);
      await send();
      await makeAllDue();
    }
    expect(waits[0]).toBeGreaterThanOrEqual(5_000);
    expect(waits.at(-1)).toBeGreaterThanOrEqual(24 * 3_600_000);
    await send();
    expect(new Set(calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(calls).toHaveLength(deliveryTriesMax);
    expect(await deliveries(workspace)).toMatchObject([
      { state: 'failed', error: expect.stringContaining('500') },
    ]);
    expect(value(await listWebhookEndpoints(deps, workspace.actor))).toMatchObject([
      { id: view.id, disabledAt: expect.any(String) },
    ]);
    const notices = await db.prisma.notice.findMany({ where: { workspaceId: workspace.workspaceId } });
    expect(notices).toMatchObject([{ kind: 'webhook.disabled', userId: workspace.actor.userId }]);
    expect(await noteLow(workspace.workspaceId)).toEqual({ deliveryCount: 0 });
  });

  it('is sent again on demand, after the endpoint was switched on again', async () => {
    const workspace = await makeWorkspace(db);
    let status = 410;
    const { calls, url } = await customer(() => status);
    const { view } = await endpointFor(workspace, url);
    await noteLow(workspace.workspaceId);
    await send();
    const [delivery] = await deliveries(workspace);
    expect(delivery).toMatchObject({ state: 'failed', responseCode: 410 });
    const replay = () => replayWebhookDelivery(deps, workspace.actor, { deliveryId: delivery!.id });
    expect(await replay()).toMatchObject({ refusal: { code: 'conflict.state' } });
    await updateWebhookEndpoint(deps, workspace.actor, { endpointId: view.id, isEnabled: true });
    status = 204;
    await replay();
    await send();
    expect(calls).toHaveLength(2);
    expect(await deliveries(workspace)).toMatchObject([
      { id: delivery!.id, state: 'delivered', responseCode: 204 },
    ]);
  });

  it('does not wait for an endpoint of somebody else that hangs', async () => {
    const slow = await makeWorkspace(db);
    const quick = await makeWorkspace(db);
    const hanging = await customer(() => null);
    const { calls, url } = await customer();
    await endpointFor(slow, hanging.url);
    await endpointFor(quick, url);
    for (let i = 0; i < 60; i++) await noteLow(slow.workspaceId);
    await noteLow(quick.workspaceId);
    await sender.round();
    await expect.poll(() => calls.length).toBe(1);
    await expect.poll(() => hanging.calls.length).toBe(2);
    await sender.round();
    expect(hanging.calls).toHaveLength(2);
    servers[0]!.closeAllConnections();
    await sender.settled();
  });

  it('is sent again when the process died with it', async () => {
    const workspace = await makeWorkspace(db);
    const { calls, url } = await customer();
    await endpointFor(workspace, url);
    await noteLow(workspace.workspaceId);
    // as the dead process left it: taken, its lease over
    await db.prisma.webhookDelivery.updateMany({ data: { attempts: 1, nextAttemptAt: new Date(0) } });
    await send();
    expect(calls).toHaveLength(1);
    expect(await deliveries(workspace)).toMatchObject([{ state: 'delivered', attempts: 2 }]);
  });

  it('never goes where it must not: an inner address, or where a redirect leads', async () => {
    const workspace = await makeWorkspace(db);
    const { url } = await customer(() => 302);
    await endpointFor(workspace, url);
    await noteLow(workspace.workspaceId);
    const outside = createWebhookSender(deps, createSafeFetch({ allowLoopback: false }));
    await outside.round();
    await outside.settled();
    expect(await deliveries(workspace)).toMatchObject([
      { responseCode: null, error: 'The address does not lie on the public internet.' },
    ]);
    await makeAllDue();
    await send();
    expect(await deliveries(workspace)).toMatchObject([{ responseCode: 302, state: 'waiting' }]);
  });
});

describe('an endpoint', () => {
  it('shows its secret once, and can be tried out', async () => {
    const workspace = await makeWorkspace(db);
    const { calls, url } = await customer();
    const { secret, view } = await endpointFor(workspace, url, ['balance.recovered']);
    expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
    const listed = value(await listWebhookEndpoints(deps, workspace.actor));
    expect(listed).toEqual([view]);
    expect(JSON.stringify(listed)).not.toContain(secret);
    value(await sendTestEvent(deps, workspace.actor, { endpointId: view.id }));
    await send();
    expect(JSON.parse(calls[0]!.body)).toMatchObject({ type: 'webhook.test' });
  });

  it.each([
    'https://127.0.0.1/',
    'https://10.1.2.3/hook',
    'https://localhost:8443/',
    'http://example.com/hook',
    'https://user:pass@example.com/',
    'ftp://example.com/',
    'hook',
  ])('is refused where it must not be: %s', async (url) => {
    const { actor } = await makeWorkspace(db);
    const strict = { ...deps, settings: { ...deps.settings, allowLoopback: false } };
    expect(await createWebhookEndpoint(strict, actor, { url, events: [] })).toMatchObject({
      refusal: { code: 'input.invalid', field: 'url' },
    });
  });

  it('is refused twice, and for events that nobody knows', async () => {
    const workspace = await makeWorkspace(db);
    await endpointFor(workspace, 'https://example.com/a');
    const again = (url: string, events: string[]) =>
      createWebhookEndpoint(deps, workspace.actor, { url, events });
    expect(await again('https://example.com/a#b', [])).toMatchObject({
      refusal: { code: 'conflict.name-taken', field: 'url' },
    });
    expect(await again('https://example.com/c', ['job.exploded'])).toMatchObject({
      refusal: { field: 'events' },
    });
  });

  it('is for owners and admins, and never seen from another workspace', async () => {
    const workspace = await makeWorkspace(db);
    const editor = await makeMember(db, workspace.workspaceId, 'editor');
    expect(await listWebhookEndpoints(deps, { ...editor, billing: true })).toMatchObject({
      refusal: { code: 'access.denied' },
    });
    const { view } = await endpointFor(await makeWorkspace(db), 'https://example.com/a');
    const { actor } = workspace;
    const ids = { theirs: view.id, madeUp: newId('webhook') };
    await expectHidden((endpointId) => sendTestEvent(deps, actor, { endpointId }), ids);
    await expectHidden(
      (endpointId) => updateWebhookEndpoint(deps, actor, { endpointId, isEnabled: false }),
      ids,
    );
    await expectHidden((endpointId) => deleteWebhookEndpoint(deps, actor, { endpointId }), ids);
  });
});
