import type { OpenQueue, Transport } from './transport.ts';
import { withDeadline } from './with-deadline.ts';

const goodbyeMs = 2_000;

/** One open BullMQ queue per engine, opened on first use; one that could not be opened is opened anew next time. */
export function createQueues(transport: Transport, onError: (error: Error) => void) {
  const opened = new Map<string, Opened>();

  return {
    async open(engine: string): Promise<OpenQueue> {
      const known = opened.get(engine) ?? openQueue(transport, engine, onError);
      opened.set(engine, known);
      try {
        await known.ready;
      } catch (error) {
        // BullMQ remembers a failed start for ever
        if (opened.get(engine) === known) {
          opened.delete(engine);
          void close(known, onError);
        }
        throw error;
      }
      return known.queue;
    },
    async close(): Promise<void> {
      const all = [...opened.values()];
      opened.clear();
      await Promise.all(all.map((known) => close(known, onError)));
    },
  };
}

interface Opened {
  queue: OpenQueue;
  ready: Promise<unknown>;
  drop(): void;
}

function openQueue(transport: Transport, engine: string, onError: (error: Error) => void): Opened {
  const { queue, drop } = transport.openQueue(engine, onError);
  queue.on('error', onError);
  return { queue, drop, ready: queue.waitUntilReady() };
}

async function close({ queue, drop }: Opened, onError: (error: Error) => void): Promise<void> {
  await withDeadline(queue.close(), goodbyeMs, 'The queue did not close in time.').catch(onError);
  drop();
}
