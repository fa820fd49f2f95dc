import type { EngineId } from '@maquette/domain/engines';
import { callChild } from './call-child.ts';
import { startChild, type Child } from './child.ts';
import {
  EngineLost,
  type Engine,
  type EngineResult,
  type EngineThumbnail,
  type PostStage,
} from './engine.ts';

export interface ChildEngineOptions {
  id: EngineId;
  revision: string;
  operations: string[];
  /** A module whose default export is a `ChildModule` with an engine of this id and revision. */
  modulePath: string;
  /** For one child in all: JavaScript heap, buffers, code. 256 or more. */
  memoryMb: number;
  /** One task; what takes longer is refused with `TIMEOUT`. */
  timeoutSeconds: number;
  /** Children kept warm, one task in each at a time. 1 unless told. */
  slots?: number;
  /** All that children see of the environment; empty unless told. */
  env?: Record<string, string>;
  onStderr?: (text: string) => void;
}

export interface ChildEngine extends Engine {
  /** The `postStage` of the child's module, run in a child too. */
  postStage: PostStage;
  /** Starts every child now. Throws when the module cannot be loaded or calls itself differently. */
  warm(): Promise<void>;
  /** Kills every child. Tasks under way are lost. */
  close(): Promise<void>;
}

/**
 * An engine that runs in child processes which stay warm between tasks. A child is killed when its task is
 * cancelled (within 200 ms), takes too long or uses too much memory, and replaced at once; a child that grew is
 * replaced between tasks, because memory of WebAssembly never shrinks. Children die with this process.
 */
export function createChildEngine(options: ChildEngineOptions): ChildEngine {
  const { id, revision, operations } = options;
  const idle: Child[] = [];
  const all = new Set<Child>();
  const slots = createSlots(options.slots ?? 1);
  let closed = false;

  const open = (): Child => {
    const child = startChild(options);
    all.add(child);
    child.ready.catch(() => {});
    void forget(child);
    return child;
  };
  const forget = async (child: Child) => {
    await child.gone;
    all.delete(child);
    const at = idle.indexOf(child);
    if (at >= 0) idle.splice(at, 1);
  };
  const giveBack = async (child: Child) => {
    if (closed) return;
    const grown = child.alive() && (await child.memoryMb()) > options.memoryMb / 2;
    if (grown) child.kill('The engine was restarted.');
    idle.push(child.alive() && !grown ? child : open());
  };
  const borrow = async <T>(work: (child: Child) => Promise<T>): Promise<T> => {
    const release = await slots.take();
    const child = idle.pop() ?? open();
    try {
      if (closed) throw new EngineLost('The engine was closed.');
      await child.ready;
      return await work(child);
    } finally {
      await giveBack(child);
      release();
    }
  };
  const { timeoutSeconds } = options;
  return {
    id,
    revision,
    operations,
    run: (task) => borrow((child) => callChild<EngineResult>({ child, task, timeoutSeconds, kind: 'run' })),
    postStage: (task, result) =>
      borrow((child) =>
        callChild<EngineThumbnail[]>({ child, task, timeoutSeconds, kind: 'post-stage', result }),
      ),
    async warm() {
      while (all.size < slots.count) idle.push(open());
      for (const child of all) {
        const is = await child.ready;
        if (is.id !== id || is.revision !== revision || is.operations.join() !== operations.join())
          throw new Error(`The child's engine is ${is.id} ${is.revision}, not ${id} ${revision}.`);
      }
    },
    async close() {
      closed = true;
      const children = [...all];
      for (const child of children) child.kill('The engine was closed.');
      await Promise.all(children.map((child) => child.gone));
    },
  };
}

/** Hands out a fixed number of slots, first come first served. */
function createSlots(count: number) {
  let free = count;
  const waiting: (() => void)[] = [];
  const release = () => {
    const next = waiting.shift();
    if (next) next();
    else free++;
  };
  return {
    count,
    async take(): Promise<() => void> {
      if (free > 0) free--;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      return release;
    },
  };
}
