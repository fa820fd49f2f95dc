import { createPostgresBackend, withBackend } from 'bullmq';
import type { Transport } from './transport.ts';

/** Closing a pool does not wait for a server that is away. */
const drop = () => {};
const backed = withBackend(createPostgresBackend);

/**
 * BullMQ on PostgreSQL, in its own schema `bullmq`.
 * @param migrate lets it create and upgrade that schema
 */
export function postgresTransport(url: string, migrate: boolean): Transport {
  const connection = {
    connectionString: withoutServerOptions(url),
    schema: 'bullmq',
    migrate,
    keepAlive: true,
    connectionTimeoutMillis: 3_000,
  };
  return {
    kind: 'postgres',
    openQueue: (name) => ({ queue: new backed.Queue(name, { connection: { ...connection, max: 2 } }), drop }),
    openWorker: (name, process, options) => ({
      worker: new backed.Worker(name, process, { ...options, connection: { ...connection, max: 4 } }),
      drop,
    }),
  };
}

/** BullMQ sets its search path through `options`; a URL that brings its own would overwrite it. */
function withoutServerOptions(url: string): string {
  const parsed = new URL(url);
  parsed.searchParams.delete('options');
  return parsed.href;
}
