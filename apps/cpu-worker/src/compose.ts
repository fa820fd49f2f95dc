import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { formatId } from '@maquette/domain/ids';
import { createChildEngine, startWorker, type Engine, type Log } from '@maquette/engine';
import { createMeshEngine } from '@maquette/mesh';
import { createJobQueue } from '@maquette/queue';
import { createSculptEngine } from '@maquette/sculpt';
import type { Env } from './env.ts';

const graceMs = 4_000;
/** A job that takes longer is refused; ordinary ones take seconds. */
const taskSecondsMax = 600;

export interface RunningWorker {
  workerId: string;
  /** Resolves when the studio has heard of this worker. */
  announced: Promise<void>;
  /** Takes no more jobs, finishes or hands over those that run, and stops every engine. At most 7 s. */
  close(): Promise<void>;
}

/** Wires the worker: two engines in warm children, the queue, the studio. */
export async function compose(env: Env, log: Log): Promise<RunningWorker> {
  const workerId = formatId('worker', randomBytes(26));
  const inChildren = (engine: Engine, module: string, slots: number) => ({
    slots,
    engine: createChildEngine({
      id: engine.id,
      revision: engine.revision,
      operations: engine.operations,
      modulePath: fileURLToPath(new URL(`./${module}-child.ts`, import.meta.url)),
      memoryMb: env.engineMemoryMb,
      timeoutSeconds: taskSecondsMax,
      slots,
      env: env.engineEnv,
      onStderr: (text) => log.warn({ engine: engine.id, text: text.slice(0, 2_000) }, 'engine said'),
    }),
  });
  const offered = [
    inChildren(createSculptEngine(), 'sculpt', env.sculptSlots),
    inChildren(createMeshEngine(), 'mesh', env.meshSlots),
  ];
  await Promise.all(offered.map(({ engine }) => engine.warm()));

  const onError = (error: Error) => log.warn({ reason: error.message }, 'queue trouble');
  const queue = createJobQueue({ url: env.queueUrl, onError });
  const worker = await startWorker({
    queue,
    studioUrl: env.studioUrl,
    publicUrl: env.publicUrl,
    workerToken: env.workerToken,
    workerId,
    engines: offered.map(({ engine, slots }) => ({ engine, slots, postStage: engine.postStage })),
    temporaryFolder: env.temporaryFolder,
    log,
  });
  return {
    workerId,
    announced: worker.announced,
    async close() {
      await worker.close({ graceMs });
      await Promise.all([queue.close(), ...offered.map(({ engine }) => engine.close())]);
    },
  };
}
