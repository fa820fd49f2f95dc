// The program of a child engine: node --import tsx child-main.ts <url of a module with a ChildModule>
import { setPriority } from 'node:os';
import type { ChildMessage, ChildModule, ParentMessage, PlainTask } from './child-protocol.ts';
import type { EngineTask } from './engine.ts';
import { dieWithParent } from './die-with-parent.ts';
import { toPlainError } from './plain-error.ts';

const niceness = 5;
const progressIntervalMs = 100;

dieWithParent();
// Ctrl-C in a terminal reaches us too; the parent decides when we go
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => {});
// the pages stay quick while every core sculpts
setPriority(niceness);

const say = (message: ChildMessage) => void process.send!(message);
const running = new Map<number, AbortController>();

try {
  const { engine, postStage } = ((await import(process.argv[2]!)) as { default: ChildModule }).default;
  process.on('message', (message: ParentMessage) => {
    if (message.kind === 'cancel') running.get(message.call)?.abort();
    else if (message.kind === 'run') void answer(message.call, () => engine.run(toTask(message)));
    else void answer(message.call, async () => (await postStage?.(toTask(message), message.result)) ?? []);
  });
  const { id, revision, operations } = engine;
  say({ kind: 'ready', id, revision, operations });
} catch (error) {
  process.send!({ kind: 'broken', message: (error as Error).message } satisfies ChildMessage, () =>
    process.exit(1),
  );
}

async function answer(call: number, work: () => Promise<Extract<ChildMessage, { kind: 'done' }>['value']>) {
  try {
    say({ kind: 'done', call, value: await work() });
  } catch (error) {
    say({ kind: 'failed', call, error: toPlainError(error) });
  } finally {
    running.delete(call);
  }
}

function toTask({ call, task }: { call: number; task: PlainTask }): EngineTask {
  const abort = new AbortController();
  running.set(call, abort);
  let lastStage = '';
  let lastMs = 0;
  return {
    ...task,
    signal: abort.signal,
    progress(stage, fraction) {
      const nowMs = performance.now();
      if (stage === lastStage && nowMs - lastMs < progressIntervalMs) return;
      lastStage = stage;
      lastMs = nowMs;
      say({ kind: 'progress', call, stage, fraction });
    },
  };
}
