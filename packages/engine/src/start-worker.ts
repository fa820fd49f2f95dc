import { rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import type { AnnounceRequest } from '@maquette/domain/worker-protocol';
import { startAnnouncing } from './announce-loop.ts';
import type { Engine, PostStage } from './engine.ts';
import type { Log } from './log.ts';
import type { MessageSource } from './message-source.ts';
import { defaultPace, type Pace } from './pace.ts';
import { runAttempt } from './run-attempt.ts';
import { createStudioClient } from './studio-client.ts';
import { openWorkerFolder } from './worker-folder.ts';

export interface WorkerOptions {
  queue: MessageSource;
  /** Where the studio answers: `https://maquette.example.org` */
  studioUrl: string;
  /** Its public address, where that is another one. */
  publicUrl?: string;
  workerToken: string;
  /** `wrk_…`; a new one for every start. */
  workerId: string;
  engines: OfferedEngine[];
  /** For inputs and results while a job runs; of this machine alone. */
  temporaryFolder: string;
  log: Log;
  pace?: Pace;
}

export interface OfferedEngine {
  engine: Engine;
  /** Jobs at once, 1 to 64. */
  slots: number;
  /** Thumbnails; failing, they are left out. */
  postStage?: PostStage;
}

export interface Worker {
  /** Resolves when the studio has heard of this worker for the first time. */
  announced: Promise<void>;
  /**
   * Takes no more jobs, gives the running ones `graceMs` to finish, then stops them and hands them over.
   * Resolves at most 2 s after that, with everything cleaned up.
   */
  close(options: { graceMs: number }): Promise<void>;
}

/** How long handing over may take. */
const handOverMs = 2_000;

/** Offers engines to a studio and runs what comes out of the queue, until it is closed. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { log, workerId, queue } = options;
  const pace = options.pace ?? defaultPace;
  const studio = createStudioClient({
    url: options.studioUrl,
    workerToken: options.workerToken,
    publicUrl: options.publicUrl,
    requestMs: pace.requestMs,
    finishMs: pace.finishMs,
  });
  const temporaryFolder = await openWorkerFolder(options.temporaryFolder);
  const handOver = new AbortController();
  const announcing = startAnnouncing({ studio, request: offerOf(options), log });
  const common = { studio, workerId, temporaryFolder, log, pace, handOver: handOver.signal };
  const consume = ({ engine, slots, postStage }: OfferedEngine) =>
    queue.consume({
      engine: engine.id,
      concurrency: slots,
      handle: async (message) => void (await runAttempt({ ...common, message, engine, postStage })),
      onError: (error) => log.warn({ engine: engine.id, reason: error.message }, 'queue trouble'),
    });
  let closing = false;
  let consumers: ReturnType<MessageSource['consume']>[] = [];
  // a message that is taken while the studio is out of reach would only be kept from other workers
  const announced = (async () => {
    await announcing.first;
    if (!closing) consumers = options.engines.map(consume);
  })();

  return {
    announced,
    async close({ graceMs }) {
      closing = true;
      announcing.stop();
      const closed = Promise.all(consumers.map((consumer) => consumer.close()));
      const handingOver = setTimeout(() => handOver.abort(new Error('The worker is going.')), graceMs);
      await Promise.race([closed, elapsed(graceMs + handOverMs)]);
      clearTimeout(handingOver);
      await rm(temporaryFolder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

function offerOf({ workerId, engines }: WorkerOptions): AnnounceRequest {
  return {
    workerId,
    host: hostname().slice(0, 200),
    startedAt: new Date().toISOString(),
    offers: engines.map(({ engine: { id, revision, operations }, slots }) => ({
      engine: id,
      revision,
      operations,
      slots,
    })),
  };
}

const elapsed = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());
