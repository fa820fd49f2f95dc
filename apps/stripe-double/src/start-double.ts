import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { createApi } from './api/api.ts';
import { createFaults } from './api/faults.ts';
import { runDue } from './billing/run-due.ts';
import { createControls } from './controls/controls.ts';
import { createPages } from './pages/pages.ts';
import { createClock } from './state/clock.ts';
import { openStore } from './state/store.ts';
import { createOutbox, makeEvent } from './webhooks/outbox.ts';
import type { World } from './world.ts';

export interface DoubleSettings {
  host: string;
  /** 0: any that is free. */
  port: number;
  /** Where it remembers; null: it forgets when it ends. */
  stateFile: string | null;
  /** The only key that it answers to. */
  secretKey: string;
  webhookSecret: string;
  /** Where events go; null: nowhere. */
  webhookUrl: string | null;
  /** Where a browser finds the pages; null: where it listens. */
  pagesUrl: string | null;
  /** Whether `/_double/` answers. */
  hasControls: boolean;
}

export interface Double {
  /** For the SDK: host and port are in it. */
  url: string;
  close(): Promise<void>;
}

const tickMs = 1_000;

/** Starts the double, and resolves when it listens. Real time passes in it by itself. */
export async function startDouble(settings: DoubleSettings): Promise<Double> {
  if (!settings.secretKey.startsWith('sk_test_'))
    throw new Error('The double is for test keys: STRIPE_SECRET_KEY must begin with sk_test_.');
  const { store, world, outbox, change } = compose(settings);
  const app = new Hono<{ Bindings: HttpBindings }>();
  const faults = createFaults();
  const { secretKey } = settings;
  app.route('/', createApi({ world, faults, secretKey, change }));
  app.route('/', createPages({ world, outbox, change }));
  if (settings.hasControls)
    app.route('/_double', createControls({ world, outbox, faults, change, save: store.save }));
  app.notFound((call) => call.json({ error: { type: 'invalid_request_error', message: 'Not found' } }, 404));

  const server = createHttpServer(getRequestListener(app.fetch, { hostname: settings.host }));
  await listen(server, settings);
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  const url = `http://${host}:${(server.address() as AddressInfo).port}`;
  world.pagesUrl = settings.pagesUrl ?? url;
  const tick = setInterval(() => {
    change(null, () => undefined);
  }, tickMs);
  outbox.pump();
  return {
    url,
    async close() {
      clearInterval(tick);
      await outbox.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      store.save();
    },
  };
}

function compose({ stateFile, webhookUrl, webhookSecret }: DoubleSettings) {
  const store = openStore(stateFile);
  const clock = createClock(store.state.aheadMs);
  let request: { id: string; key: string | null } | null = null;
  let hasChanged = false;
  const world: World = {
    state: store.state,
    clock,
    pagesUrl: '',
    emit(type, object, previous) {
      hasChanged = true;
      outbox.add(makeEvent(world, { type, object, previous }, request));
    },
  };
  const outbox = createOutbox(world, { webhookUrl, webhookSecret, onIdle: () => store.save() });

  /** What is due happens first, so that a request never meets a past that is still to come. */
  function change<T>(by: typeof request, work: () => T): T {
    runDue(world);
    request = by;
    try {
      return work();
    } finally {
      request = null;
      if (by || hasChanged) store.save();
      hasChanged = false;
      outbox.pump();
    }
  }
  return { store, world, outbox, change };
}

const listen = (server: ReturnType<typeof createHttpServer>, { host, port }: DoubleSettings): Promise<void> =>
  new Promise((ready, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      ready();
    });
  });
