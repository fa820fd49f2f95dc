import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ChildMessage, ParentMessage } from './child-protocol.ts';
import { EngineLost } from './engine.ts';
import { memoryOf } from './memory-of.ts';

export interface ChildOptions {
  modulePath: string;
  memoryMb: number;
  /** All that the child sees of the environment: it opens strangers' files, so no secrets. Empty unless told. */
  env?: Record<string, string>;
  /** What the child wrote on stderr, for the log. */
  onStderr?: (text: string) => void;
}

export interface Child {
  /** Resolves when the engine's module is loaded, with what it calls itself. */
  ready: Promise<Extract<ChildMessage, { kind: 'ready' }>>;
  /** Resolves when the process is gone, with the reason in a sentence. */
  gone: Promise<EngineLost>;
  onGone(listener: (reason: EngineLost) => void): () => void;
  /** Neither gone nor being killed. */
  alive(): boolean;
  send(message: ParentMessage): void;
  onMessage(listener: (message: ChildMessage) => void): () => void;
  /** SIGKILL; `why` is what `gone` then says. */
  kill(why: string): void;
  memoryMb(): Promise<number>;
}

const readyMs = 60_000;
const memoryWatchMs = 250;
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const program = fileURLToPath(new URL('./child-main.ts', import.meta.url));

const outOfMemory = 'The engine ran out of memory.';

/** Starts one child and watches its memory: what it uses in all, not only its JavaScript heap. */
export function startChild(options: ChildOptions): Child {
  const process = fork(program, [pathToFileURL(options.modulePath).href], {
    execArgv: ['--import', tsx, `--max-old-space-size=${options.memoryMb}`],
    env: options.env ?? {},
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let why: string | null = null;
  let stderrTail = '';
  process.stderr!.setEncoding('utf8').on('data', (text: string) => {
    stderrTail = (stderrTail + text).slice(-4_000);
    options.onStderr?.(text);
  });
  let alive = true;
  const kill = (reason: string) => {
    alive = false;
    why ??= reason;
    process.kill('SIGKILL');
  };
  const memoryMb = () => memoryOf(process.pid ?? 0);
  const watch = setInterval(async () => {
    if ((await memoryMb()) > options.memoryMb) kill(outOfMemory);
  }, memoryWatchMs);

  const goneListeners = new Set<(reason: EngineLost) => void>();
  const gone = new Promise<EngineLost>((resolve) => {
    const end = (cause: string) => {
      alive = false;
      clearInterval(watch);
      const heapFull = /heap out of memory|ENOMEM|bad_alloc/.test(stderrTail);
      const sentence = why ?? (heapFull ? outOfMemory : 'The engine stopped unexpectedly.');
      const reason = new EngineLost(sentence, { cause });
      for (const listener of goneListeners) listener(reason);
      resolve(reason);
    };
    process.once('error', (error) => end(error.message));
    // after `close`, unlike `exit`, stderr has been read to its end
    process.once('close', (code, signal) => end(`exit ${code ?? signal}: ${stderrTail.slice(-500)}`));
  });

  return {
    ready: whenReady(process, gone, kill),
    gone,
    alive: () => alive,
    send: (message) => void (process.connected && process.send(message, () => {})),
    onMessage(listener) {
      process.on('message', listener);
      return () => process.off('message', listener);
    },
    onGone(listener) {
      goneListeners.add(listener);
      return () => goneListeners.delete(listener);
    },
    kill,
    memoryMb,
  };
}

async function whenReady(process: ChildProcess, gone: Promise<EngineLost>, kill: (why: string) => void) {
  const first = new Promise<Extract<ChildMessage, { kind: 'ready' }>>((resolve, reject) => {
    process.once('message', (message: ChildMessage) => {
      if (message.kind === 'ready') resolve(message);
      else reject(new EngineLost('The engine could not be loaded.', { cause: message }));
    });
    gone.then(reject, reject);
  });
  const late = setTimeout(() => kill('The engine did not start in time.'), readyMs);
  first.catch(() => {}).finally(() => clearTimeout(late));
  return first;
}
