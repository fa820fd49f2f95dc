import { Worker } from 'node:worker_threads';

/**
 * Ends this process soon after its parent is gone, also in the middle of a long computation: when the channel to
 * the parent closes, and from a thread of its own that looks twice a second.
 */
export function dieWithParent(): void {
  process.on('disconnect', () => process.exit(1));
  // the parent is named here, not in the thread: it may be gone before the thread has started
  const watch = `setInterval(() => process.ppid === ${process.ppid} || process.kill(process.pid, 'SIGKILL'), 500);`;
  new Worker(watch, { eval: true, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 8 } }).unref();
}
