import pg from 'pg';
import type { Transaction } from './create-database.ts';

export type BellChannel = 'job' | 'wallet' | 'mail' | 'payment' | 'notice' | 'webhook';

/**
 * The doorbell: PostgreSQL's NOTIFY. It carries an id and nothing else; who hears it re-reads the row.
 * Rings can be lost (a broken connection): everyone who listens also looks by itself, slowly.
 */
export interface Bell {
  /** Calls back for every ring on the channel; returns how to stop. */
  on(channel: BellChannel, hear: (payload: string) => void): () => void;
  close(): Promise<void>;
}

/** Rings inside a transaction; heard when it commits. */
export const ring = (tx: Transaction, channel: BellChannel, payload: string): Promise<unknown> =>
  tx.$executeRaw`SELECT pg_notify(${channel}, ${payload})`;

const reconnectAfterMs = 500;

/** Listens with one connection of its own, and connects again for as long as it takes. */
export function createBell(options: { url: string; onError?: (error: Error) => void }): Bell {
  const hearers = new Map<BellChannel, Set<(payload: string) => void>>();
  let client: pg.Client | null = null;
  let closed = false;

  async function connect(): Promise<void> {
    if (closed) return;
    const next = new pg.Client({ connectionString: options.url, keepAlive: true });
    let lost = false;
    const lose = (error?: Error) => {
      if (lost) return;
      lost = true;
      if (client === next) client = null;
      if (error) options.onError?.(error);
      next.end().catch(() => {});
      if (!closed) setTimeout(() => void connect(), reconnectAfterMs).unref();
    };
    next.on('error', lose);
    next.on('end', () => lose());
    next.on('notification', ({ channel, payload }) => {
      for (const hear of hearers.get(channel as BellChannel) ?? []) hear(payload ?? '');
    });
    try {
      await next.connect();
      for (const channel of hearers.keys()) await next.query(`LISTEN "${channel}"`);
      client = next;
      if (closed) await next.end();
    } catch (error) {
      lose(error as Error);
    }
  }

  void connect();
  return {
    on(channel, hear) {
      const known = hearers.get(channel);
      if (known) known.add(hear);
      else {
        hearers.set(channel, new Set([hear]));
        client?.query(`LISTEN "${channel}"`).catch(() => {});
      }
      return () => hearers.get(channel)?.delete(hear);
    },
    async close() {
      closed = true;
      await client?.end().catch(() => {});
    },
  };
}
