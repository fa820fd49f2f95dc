import type { QueueMessage } from '@maquette/domain/worker-protocol';
import type { JobQueue } from '@maquette/queue';

/** The queue's promises, in memory: no message twice, lower priority first, and it can be away or forget everything. */
export interface FakeQueue extends JobQueue {
  /** The next message of an engine, taken out; undefined when there is none. */
  take(engine: string): QueueMessage | undefined;
  /** While true, everything is refused as by a server that is down. */
  isDown: boolean;
  /** Loses all messages, as a wiped Redis. */
  wipe(): void;
}

export function createFakeQueue(): FakeQueue {
  let waiting: { engine: string; message: QueueMessage; priority: number }[] = [];
  const isSame = (a: Pick<QueueMessage, 'jobId' | 'epoch'>, b: Pick<QueueMessage, 'jobId' | 'epoch'>) =>
    a.jobId === b.jobId && a.epoch === b.epoch;
  const queue: FakeQueue = {
    kind: 'redis',
    isDown: false,
    async publish(engine, message, { priority }) {
      if (queue.isDown) throw new Error('connect ECONNREFUSED');
      if (waiting.some((one) => isSame(one.message, message))) return;
      waiting.push({ engine, message, priority });
    },
    consume: () => ({ close: async () => {} }),
    async remove(_engine, message) {
      waiting = waiting.filter((one) => !isSame(one.message, message));
    },
    depth: async (engine) => waiting.filter((one) => one.engine === engine).length,
    ping: async () => {},
    close: async () => {},
    take(engine) {
      const own = waiting.filter((one) => one.engine === engine).sort((a, b) => a.priority - b.priority);
      const next = own[0];
      waiting = waiting.filter((one) => one !== next);
      return next?.message;
    },
    wipe() {
      waiting = [];
    },
  };
  return queue;
}
