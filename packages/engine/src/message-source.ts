import type { QueueMessage } from '@maquette/domain/worker-protocol';

/** What a worker needs of a queue; a `JobQueue` of packages/queue is one. */
export interface MessageSource {
  consume(options: {
    engine: string;
    concurrency: number;
    handle: (message: QueueMessage, signal: AbortSignal) => Promise<void>;
    onError?: (error: Error) => void;
  }): { close(options?: { force?: boolean }): Promise<void> };
}
