import type { QueueMessage } from '@maquette/domain/worker-protocol';
import type { MessageSource } from '../message-source.ts';

/** A queue in memory, one message at a time per consumer. */
export class FakeQueue implements MessageSource {
  #waiting: QueueMessage[] = [];
  #take: ((message: QueueMessage) => void) | null = null;
  consumed: { engine: string; concurrency: number }[] = [];

  publish(message: QueueMessage): void {
    if (this.#take) this.#take(message);
    else this.#waiting.push(message);
  }

  get depth(): number {
    return this.#waiting.length;
  }

  consume({ engine, concurrency, handle }: Parameters<MessageSource['consume']>[0]) {
    this.consumed.push({ engine, concurrency });
    const signal = new AbortController().signal;
    const running = new Set<Promise<void>>();
    let closed = false;
    const pump = () => {
      while (!closed && running.size < concurrency && this.#waiting.length > 0) {
        const run = handle(this.#waiting.shift()!, signal).finally(() => (running.delete(run), pump()));
        running.add(run);
      }
    };
    this.#take = (message) => (this.#waiting.push(message), pump());
    pump();
    return {
      close: async () => {
        closed = true;
        this.#take = null;
        await Promise.all(running);
      },
    };
  }
}
