import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Assignment, Finish, QueueMessage } from '@maquette/domain/worker-protocol';
import type { Engine, PostStage } from './engine.ts';
import type { Log } from './log.ts';
import { defaultPace, type Pace } from './pace.ts';
import { performTask, type TaskOptions } from './perform-task.ts';
import { persist } from './persist.ts';
import { startHeartbeat, type StopReason } from './start-heartbeat.ts';
import type { AttemptClient, StudioClient } from './studio-client.ts';
import { toFinish } from './to-finish.ts';

export interface AttemptOptions {
  studio: StudioClient;
  message: QueueMessage;
  engine: Engine;
  postStage?: PostStage;
  workerId: string;
  /** An existing folder; the attempt makes its own in it and always removes that. */
  temporaryFolder: string;
  log: Log;
  /** Aborted when the worker must go: the attempt is handed over. */
  handOver: AbortSignal;
  pace?: Pace;
}

/** How it went, for the log and for tests. `dropped`: the lease was lost or the studio never answered. */
export type AttemptOutcome = Finish['outcome'] | 'dropped';

/**
 * Runs one attempt of one job: claims it, brings the inputs, runs the engine, reports, delivers and finishes.
 * Never rejects. Whatever happens, the engine has stopped and nothing is left on disk when it resolves.
 */
export async function runAttempt(options: AttemptOptions): Promise<AttemptOutcome> {
  const { jobId, epoch } = options.message;
  const startedMs = Date.now();
  const outcome = await claimAndRun(options).catch((error: unknown): AttemptOutcome => {
    options.log.warn({ jobId, epoch, reason: (error as Error).message }, 'attempt dropped');
    return 'dropped';
  });
  const ms = Date.now() - startedMs;
  options.log.info({ jobId, epoch, engine: options.engine.id, outcome, ms }, 'attempt ended');
  return outcome;
}

async function claimAndRun(options: AttemptOptions): Promise<AttemptOutcome> {
  const pace = options.pace ?? defaultPace;
  const client = options.studio.attempt(options.message);
  const assignment = await claim(options, client, pace);

  const lost = new AbortController();
  const stop = new AbortController();
  const stopFor = (why: StopReason) => {
    if (why === 'stale' || why === 'silent') lost.abort(new AttemptStopped(why));
    stop.abort(new AttemptStopped(why));
  };
  const handOver = () => stopFor('handed-over');
  const deadline = setTimeout(() => stopFor('deadline'), assignment.deadlineSeconds * 1000);
  options.handOver.addEventListener('abort', handOver);
  if (options.handOver.aborted) handOver();
  const heartbeat = startHeartbeat({ send: (report) => client.report(report), pace, onStop: stopFor });
  const folder = await mkdtemp(path.join(options.temporaryFolder, 'attempt-'));
  try {
    const finish = await perform({
      ...options,
      assignment,
      client,
      heartbeat,
      folder,
      pace,
      signal: stop.signal,
    });
    if (!finish) throw stop.signal.reason;
    await persist(() => client.finish(finish), { insistMs: pace.insistMs, signal: lost.signal });
    return finish.outcome;
  } finally {
    clearTimeout(deadline);
    options.handOver.removeEventListener('abort', handOver);
    heartbeat.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** The message waits for a studio that is away; one whose attempt is over is dropped. */
function claim(options: AttemptOptions, client: AttemptClient, pace: Pace): Promise<Assignment> {
  const { workerId, engine } = options;
  return persist(() => client.start({ workerId, engine: engine.id, revision: engine.revision }), {
    insistMs: pace.startMs,
    signal: options.handOver,
  });
}

/** null: nobody wants to hear the end any more. */
async function perform(options: AttemptOptions & TaskOptions): Promise<Finish | null> {
  const task = performTask(options);
  try {
    const delivered = await task.done;
    return { outcome: 'delivered', ...delivered, stages: task.stages() };
  } catch (error) {
    const stopped = options.signal.aborted ? (options.signal.reason as AttemptStopped).why : null;
    const finish = toFinish({ error, stopped, stages: task.stages() });
    const { jobId, epoch } = options.message;
    if (finish?.outcome === 'lost') options.log.error({ jobId, epoch, err: error as Error }, 'attempt lost');
    return finish;
  }
}

class AttemptStopped extends Error {
  readonly why: StopReason;
  constructor(why: StopReason) {
    super(why);
    this.why = why;
  }
}
