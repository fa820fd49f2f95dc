import { fork, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Result } from '@maquette/domain/result';
import { childEnv } from './env.ts';
import type { ChildMessage, Finding, Work } from './protocol.ts';

export interface CheckProcessOptions {
  /** The program, a TypeScript file. */
  modulePath: string;
  /** Limit of the JavaScript heap; the whole process may have twice as much. */
  memoryMb: number;
  timeoutMs: number;
}

/** How a check ended. `crashed`: the child died or failed by itself; what it said is for the log. */
export type CheckEnd =
  | { kind: 'answered'; result: Result<Finding> }
  | { kind: 'timeout' }
  | { kind: 'memory' }
  | { kind: 'crashed'; message: string };

/** One child process that checks one file at a time, and can be killed while it does. */
export interface CheckProcess {
  /** Never rejects. A child that was killed or died is not `isAlive` afterwards. */
  check(work: Work): Promise<CheckEnd>;
  isAlive(): boolean;
  /** So much of its memory is in use that the next file should get a new one. */
  isWorn(): Promise<boolean>;
  kill(): void;
}

const bootTimeoutMs = 30_000;
const memoryLookMs = 50;

/** Starts a child and waits until it listens. Throws when it cannot be started. */
export async function startCheckProcess(options: CheckProcessOptions): Promise<CheckProcess> {
  const child = launch(options);
  await untilReady(child);
  const residentBytesMax = options.memoryMb * 2 * 1024 * 1024;
  return {
    check: (work) => checkIn(child, work, { timeoutMs: options.timeoutMs, residentBytesMax }),
    // `killed` at once, the exit a moment later
    isAlive: () => !child.killed && child.exitCode === null && child.signalCode === null && child.connected,
    isWorn: async () => (await residentBytes(child)) > residentBytesMax / 2,
    kill: () => void child.kill('SIGKILL'),
  };
}

function launch({ modulePath, memoryMb }: CheckProcessOptions): ChildProcess {
  const child = fork(modulePath, [], {
    // where `tsx` is looked for
    cwd: path.dirname(modulePath),
    env: childEnv(),
    execArgv: ['--import', 'tsx', `--max-old-space-size=${memoryMb}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // an idle child keeps nobody from exiting; a check under way has timers
  child.unref();
  child.channel?.unref();
  return child;
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => {
      child.kill('SIGKILL');
      reject(new Error(`The process that checks files did not start: ${why}`));
    };
    const timer = setTimeout(() => fail('it took too long'), bootTimeoutMs);
    child.once('error', (error) => {
      clearTimeout(timer);
      fail(error.message);
    });
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      fail(`it ended with ${signal ?? code}`);
    });
    child.once('message', () => {
      clearTimeout(timer);
      child.removeAllListeners();
      // later errors show as the end of a check
      child.on('error', () => {});
      resolve();
    });
  });
}

function checkIn(
  child: ChildProcess,
  work: Work,
  limits: { timeoutMs: number; residentBytesMax: number },
): Promise<CheckEnd> {
  return new Promise((resolve) => {
    const end = (how: CheckEnd) => {
      clearTimeout(timer);
      clearInterval(looking);
      child.off('message', hear);
      child.off('exit', exit);
      resolve(how);
    };
    const killFor = (how: CheckEnd) => {
      child.kill('SIGKILL');
      end(how);
    };
    const hear = (message: ChildMessage) => {
      if ('result' in message) end({ kind: 'answered', result: message.result });
      else if ('crash' in message) killFor({ kind: 'crashed', message: message.crash });
    };
    const exit = (code: number | null, signal: NodeJS.Signals | null) =>
      end(
        isOutOfMemory(code, signal)
          ? { kind: 'memory' }
          : { kind: 'crashed', message: `ended with ${signal ?? code}` },
      );
    const look = async () => {
      if ((await residentBytes(child)) > limits.residentBytesMax) killFor({ kind: 'memory' });
    };
    const timer = setTimeout(() => killFor({ kind: 'timeout' }), limits.timeoutMs);
    const looking = setInterval(() => void look(), memoryLookMs);
    child.on('message', hear);
    child.on('exit', exit);
    child.send({ work }, (error) => {
      if (error) killFor({ kind: 'crashed', message: error.message });
    });
  });
}

/** V8 aborts when its heap is full (some systems tell it as exit code 134); the kernel kills when the machine is. */
const isOutOfMemory = (code: number | null, signal: NodeJS.Signals | null): boolean =>
  signal === 'SIGABRT' || signal === 'SIGKILL' || code === 134;

const pageBytes = 4096;

/** Memory that the process really has. 0 where the system does not tell (only Linux does): then only the heap is limited. */
async function residentBytes(child: ChildProcess): Promise<number> {
  try {
    const [, pages] = (await readFile(`/proc/${child.pid}/statm`, 'utf8')).split(' ');
    return Number(pages) * pageBytes;
  } catch {
    return 0;
  }
}
