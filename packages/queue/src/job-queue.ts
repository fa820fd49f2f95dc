import type { QueueMessage } from '@maquette/domain/worker-protocol';

/**
 * Carries "this attempt of this job may start" from the dispatcher to a worker. A transport only: the job's row in
 * PostgreSQL is the queue of record, so a message may be lost, and nothing is ever retried here.
 */
export interface JobQueue {
  kind: 'redis' | 'postgres';
  /**
   * Adds a message; one with the same job and epoch that still waits or runs is not added twice.
   * Rejects within seconds when the server is down or full; the caller tries again later.
   * @param options.priority 0 to 2,097,151, the lower number first; equal numbers in the order they came
   */
  publish(engine: string, message: QueueMessage, options: { priority: number }): Promise<void>;
  /** Takes messages of one engine until it is closed. Waits for a server that is down, as long as it takes. */
  consume(options: ConsumeOptions): Consumer;
  /** Takes a waiting message back. Best effort: a failure goes to `onError`, a running message stays. */
  remove(engine: string, message: Pick<QueueMessage, 'jobId' | 'epoch'>): Promise<void>;
  /** How many messages of this engine wait. */
  depth(engine: string): Promise<number>;
  /** Resolves when the server answers, rejects within seconds when it does not. */
  ping(): Promise<void>;
  /** Closes every consumer (waiting for its handlers) and every connection. */
  close(): Promise<void>;
}

export interface ConsumeOptions {
  engine: string;
  /** Messages handled at once, 1 or more. */
  concurrency: number;
  /**
   * The message is done when this settles, also when it rejects (the error then goes to `onError`).
   * The signal is aborted by `close({ force: true })`.
   */
  handle: (message: QueueMessage, signal: AbortSignal) => Promise<void>;
  onError?: (error: Error) => void;
}

export interface Consumer {
  /** Takes no more messages and waits for the handlers that run; with `force` aborts their signals and does not wait. */
  close(options?: { force?: boolean }): Promise<void>;
}
