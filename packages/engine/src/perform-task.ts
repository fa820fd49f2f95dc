import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Assignment } from '@maquette/domain/worker-protocol';
import { describeOutputs, type Output } from './describe-outputs.ts';
import {
  EngineLost,
  EngineRefusal,
  type Engine,
  type EngineInput,
  type EngineResult,
  type EngineTask,
  type EngineThumbnail,
  type PostStage,
} from './engine.ts';
import { fetchInputs } from './fetch-inputs.ts';
import type { Log } from './log.ts';
import type { Pace } from './pace.ts';
import { persist } from './persist.ts';
import { putOutput } from './put-output.ts';
import type { Heartbeat } from './start-heartbeat.ts';
import { createStopwatch } from './stopwatch.ts';
import { StudioRefused, StudioUnreachable, type AttemptClient, type StudioClient } from './studio-client.ts';

export interface TaskOptions {
  assignment: Assignment;
  studio: StudioClient;
  client: AttemptClient;
  engine: Engine;
  postStage?: PostStage;
  heartbeat: Heartbeat;
  folder: string;
  signal: AbortSignal;
  log: Log;
  pace: Pace;
}

/** The engine's own progress is shown between these two; the rest is transport. */
const engineFrom = 0.02;
const engineTo = 0.94;

/**
 * Inputs, engine, thumbnails, delivery. `done` resolves with what is to be said in `finish`; rejects with the
 * engine's refusal or loss, or with anything at all when the signal was aborted.
 */
export function performTask(options: TaskOptions) {
  const watch = createStopwatch();
  const enter = (stage: string, progress: number) => {
    watch.enter(stage);
    options.heartbeat.update(stage, progress);
  };
  const run = async () => {
    enter('inputs', 0);
    const inputs = await bringInputs(options);
    const task = await prepareTask(options, inputs, enter);
    const result = await runEngine(options.engine, task);
    enter('thumbnail', engineTo);
    const thumbnails = await makeThumbnails(options, task, result);
    enter('delivery', 0.97);
    const outputs = await describeOutputs(result, thumbnails, task.resultCount);
    const outputIds = await deliver(options, outputs);
    options.signal.throwIfAborted();
    return { outputIds, ...(result.note ? { note: result.note.slice(0, 500) } : {}) };
  };
  return { done: run(), stages: () => watch.read() };
}

async function bringInputs(options: TaskOptions): Promise<Record<string, EngineInput>> {
  const { assignment, folder, signal, pace } = options;
  const fetching = { folder, signal, transferMs: pace.transferMs, resolve: options.studio.resolve };
  return asLoss('The input files could not be fetched.', () =>
    persist(() => fetchInputs(assignment.inputs, fetching), { signal, insistMs: pace.insistMs }),
  );
}

async function prepareTask(
  options: TaskOptions,
  inputs: Record<string, EngineInput>,
  enter: (stage: string, progress: number) => void,
): Promise<EngineTask> {
  const { operation, params, provenance, resultCount } = options.assignment;
  if (!options.engine.operations.includes(operation))
    throw new EngineRefusal(
      'OPERATION_UNKNOWN',
      `This worker's version of ${options.engine.id} cannot do this yet.`,
    );
  const folder = path.join(options.folder, 'results');
  await mkdir(folder);
  const progress = (stage: string, fraction: number) => {
    const within = Math.min(1, Math.max(0, Number.isFinite(fraction) ? fraction : 0));
    enter(stage, engineFrom + (engineTo - engineFrom) * within);
  };
  return { operation, params, provenance, inputs, resultCount, folder, signal: options.signal, progress };
}

async function runEngine(engine: Engine, task: EngineTask): Promise<EngineResult> {
  task.signal.throwIfAborted();
  const result = await engine.run(task);
  task.signal.throwIfAborted();
  return result;
}

/** A model without its picture is still what was asked for. */
async function makeThumbnails(
  options: TaskOptions,
  task: EngineTask,
  result: EngineResult,
): Promise<EngineThumbnail[]> {
  if (!options.postStage) return [];
  try {
    return await options.postStage(task, result);
  } catch (error) {
    options.signal.throwIfAborted();
    options.log.warn({ jobId: options.assignment.jobId, err: error as Error }, 'no thumbnail');
    return [];
  }
}

async function deliver(options: TaskOptions, outputs: Output[]): Promise<string[]> {
  const { client, studio, signal, pace } = options;
  const insist = { signal, insistMs: pace.insistMs };
  return asLoss('The results could not be stored.', async () => {
    const announced = { outputs: outputs.map((output) => output.announced) };
    const { uploads } = await persist(() => client.outputs(announced), insist);
    const put = async (output: Output) => {
      const { variant, role } = output.announced;
      const place = uploads.find((upload) => upload.variant === variant && upload.role === role);
      if (!place) throw new EngineLost('The studio gave no place for a result.');
      const limit = () => AbortSignal.any([signal, AbortSignal.timeout(pace.transferMs)]);
      const to = { url: studio.resolve(place.url), headers: place.headers };
      await persist(() => putOutput(output, to, limit()), insist);
      return place.outputId;
    };
    return Promise.all(outputs.map(put));
  });
}

async function asLoss<T>(sentence: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StudioUnreachable || error instanceof StudioRefused)
      throw new EngineLost(sentence, { cause: error });
    throw error;
  }
}
