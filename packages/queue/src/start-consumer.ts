import { setTimeout as delay } from 'node:timers/promises';
import { queueMessage } from '@maquette/domain/worker-protocol';
import type { ConsumeOptions, Consumer } from './job-queue.ts';
import type { OpenWorker, ProcessMessage, Transport } from './transport.ts';
import { withDeadline } from './with-deadline.ts';

export interface ConsumerOptions extends ConsumeOptions {
  onError: (error: Error) => void;
  lockMs: number;
}

const reopenMs = 1_000;
/** How long closing may wait for a server that is away, after the last handler is done. */
const goodbyeMs = 2_000;

/** Opens a worker and keeps trying until it is ready, then takes messages until it is closed. */
export function startConsumer(transport: Transport, options: ConsumerOptions): Consumer {
  const stop = new AbortController();
  const force = new AbortController();
  const running = new Set<Promise<unknown>>();

  const process: ProcessMessage = async (job) => {
    const handled = options.handle(queueMessage.parse(job.data), force.signal);
    const settled = Promise.allSettled([handled]);
    running.add(settled);
    try {
      await handled;
    } finally {
      running.delete(settled);
    }
  };
  const ready = openUntilReady(transport, process, { ...options, signal: stop.signal });

  const close = async (): Promise<void> => {
    stop.abort();
    const opened = await ready;
    if (!opened) return;
    const closed = opened.worker.close(force.signal.aborted);
    if (!force.signal.aborted) await Promise.all(running);
    await withDeadline(closed, goodbyeMs, 'The queue did not close in time.').catch(options.onError);
    opened.drop();
  };
  let closing: Promise<void> | null = null;
  return {
    close(how) {
      if (how?.force) force.abort(new Error('The consumer was closed.'));
      closing ??= close();
      return closing;
    },
  };
}

interface Opened {
  worker: OpenWorker;
  drop(): void;
}

async function openUntilReady(
  transport: Transport,
  process: ProcessMessage,
  options: ConsumerOptions & { signal: AbortSignal },
): Promise<Opened | null> {
  const { signal, onError } = options;
  while (!signal.aborted) {
    const opened = openWorker(transport, process, options);
    try {
      await unlessAborted(opened.worker.waitUntilReady(), signal);
      opened.worker.run().catch(onError);
      return opened;
    } catch (error) {
      if (!signal.aborted) onError(error as Error);
      await withDeadline(opened.worker.close(true), goodbyeMs, 'The queue did not close in time.').catch(
        onError,
      );
      opened.drop();
      await delay(reopenMs, undefined, { signal }).catch(() => {});
    }
  }
  return null;
}

function openWorker(transport: Transport, process: ProcessMessage, options: ConsumerOptions): Opened {
  const opened = transport.openWorker(options.engine, process, {
    onError: options.onError,
    autorun: false,
    concurrency: options.concurrency,
    lockDuration: options.lockMs,
    stalledInterval: options.lockMs,
    // a message of a worker that died is dropped: the job's row gets a new attempt
    maxStalledCount: 0,
    runRetryDelay: reopenMs,
    removeOnComplete: { count: 0 },
    removeOnFail: { count: 0 },
  });
  opened.worker.on('error', options.onError);
  opened.worker.on('failed', (_job, error) => options.onError(error));
  return opened;
}

async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason as Error);
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  return Promise.race([work, aborted]);
}
