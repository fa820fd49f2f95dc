import { Queue, Worker } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import type { Transport } from './transport.ts';

const reconnectMs = (attempt: number) => Math.min(100 * attempt, 1_000);

/** Commands must not pile up while Redis is away: the dispatcher publishes again from the rows. */
const producer = {
  retryStrategy: reconnectMs,
  connectTimeout: 3_000,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
} satisfies RedisOptions;

const consumer = {
  retryStrategy: reconnectMs,
  connectTimeout: 3_000,
  maxRetriesPerRequest: null,
} satisfies RedisOptions;

/** BullMQ on Redis, through ioredis. Publishing fails at once while Redis is away; workers wait for it. */
export function redisTransport(url: string): Transport {
  return {
    kind: 'redis',
    openQueue(name, onError) {
      const connection = new OwnedRedis(url, producer).on('error', onError);
      return { queue: new Queue(name, { connection }), drop: () => connection.drop() };
    },
    openWorker(name, process, options) {
      const connection = new OwnedRedis(url, consumer).on('error', options.onError);
      return { worker: new Worker(name, process, { ...options, connection }), drop: () => connection.drop() };
    },
  };
}

/** A connection that knows the copies BullMQ makes of it, so that all can be let go while Redis is away. */
class OwnedRedis extends Redis {
  readonly #copies: Redis[] = [];

  override duplicate(options?: Partial<RedisOptions>): Redis {
    const copy = super.duplicate(options);
    // BullMQ takes its listeners off when it closes
    for (const listener of this.listeners('error')) copy.on('error', listener as (error: Error) => void);
    this.#copies.push(copy);
    return copy;
  }

  drop(): void {
    for (const connection of [this, ...this.#copies]) connection.disconnect();
  }
}
