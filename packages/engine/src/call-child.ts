import type { Child } from './child.ts';
import type { ParentMessage, PlainTask } from './child-protocol.ts';
import { EngineCancelled, EngineRefusal, type EngineResult, type EngineTask } from './engine.ts';
import { fromPlainError } from './plain-error.ts';
import { tookTooLong } from './to-finish.ts';

export type ChildCall = { child: Child; task: EngineTask; timeoutSeconds: number } & (
  { kind: 'run' } | { kind: 'post-stage'; result: EngineResult }
);

/** A child that is not busy computing may stop by itself and stay warm; then it is killed. */
const politeMs = 120;

let calls = 0;

/** Has a child do one thing. Settles when it is done or refused, or when the child is gone for any reason. */
export async function callChild<T>(options: ChildCall): Promise<T> {
  const { child, task } = options;
  if (task.signal.aborted) throw new EngineCancelled();
  const call = ++calls;
  const ended = new AbortController();
  let isLate = false;
  const late = setTimeout(() => {
    isLate = true;
    child.kill('The task took too long.');
  }, options.timeoutSeconds * 1000);
  const cancel = () => {
    child.send({ kind: 'cancel', call });
    const impatient = setTimeout(() => child.kill('The task was cancelled.'), politeMs);
    ended.signal.addEventListener('abort', () => clearTimeout(impatient));
  };
  task.signal.addEventListener('abort', cancel, { signal: ended.signal });

  try {
    return await new Promise<T>((resolve, reject) => {
      const offMessage = child.onMessage((message) => {
        if (!('call' in message) || message.call !== call) return;
        if (message.kind === 'progress') task.progress(message.stage, message.fraction);
        else if (message.kind === 'done') resolve(message.value as T);
        else reject(fromPlainError(message.error));
      });
      const offGone = child.onGone((lost) => {
        if (task.signal.aborted) reject(new EngineCancelled());
        else reject(isLate ? new EngineRefusal(tookTooLong.code, tookTooLong.message) : lost);
      });
      ended.signal.addEventListener('abort', () => (offMessage(), offGone()));
      child.send(toMessage(options, call));
    });
  } finally {
    clearTimeout(late);
    ended.abort();
  }
}

function toMessage(options: ChildCall, call: number): ParentMessage {
  const { signal: _signal, progress: _progress, ...task } = options.task;
  if (options.kind === 'run') return { kind: 'run', call, task: task satisfies PlainTask };
  return { kind: 'post-stage', call, task, result: options.result };
}
