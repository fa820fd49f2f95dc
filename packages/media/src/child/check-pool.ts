import {
  startCheckProcess,
  type CheckEnd,
  type CheckProcess,
  type CheckProcessOptions,
} from './check-process.ts';
import type { Work } from './protocol.ts';

/** Files that are checked at the same time; more wait for their turn. */
const processesMax = 2;

export interface CheckPool {
  /** Rejects only when no process can be started, or the pool was closed. */
  run(work: Work): Promise<CheckEnd>;
  close(): Promise<void>;
}

/** Starts processes as they are needed, and keeps one warm for the next file. */
export function createCheckPool(options: CheckProcessOptions): CheckPool {
  const alive = new Set<CheckProcess>();
  const waiting: (() => void)[] = [];
  let warm: CheckProcess | null = null;
  let busy = 0;
  let isClosed = false;

  async function take(): Promise<CheckProcess> {
    const ready = warm;
    warm = null;
    if (ready?.isAlive()) return ready;
    if (ready) alive.delete(ready);
    const fresh = await startCheckProcess(options);
    alive.add(fresh);
    if (isClosed) drop(fresh);
    return fresh;
  }

  async function give(child: CheckProcess): Promise<void> {
    if (!isClosed && !warm && child.isAlive() && !(await child.isWorn()) && !warm && !isClosed) warm = child;
    else drop(child);
  }

  function drop(child: CheckProcess): void {
    child.kill();
    alive.delete(child);
  }

  return {
    async run(work) {
      if (busy >= processesMax) await new Promise<void>((turn) => waiting.push(turn));
      else busy++;
      try {
        if (isClosed) throw new Error('The pool of checking processes is closed.');
        const child = await take();
        const end = await child.check(work);
        await give(child);
        return end;
      } finally {
        // the place goes to the next in line, or is free
        const next = waiting.shift();
        if (next) next();
        else busy--;
      }
    },
    async close() {
      isClosed = true;
      warm = null;
      for (const child of alive) drop(child);
    },
  };
}
