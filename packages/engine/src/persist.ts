import { setTimeout as delay } from 'node:timers/promises';
import { StudioUnreachable } from './studio-client.ts';

export interface PersistOptions {
  /** No further try is begun after this long. */
  insistMs: number;
  signal: AbortSignal;
}

/**
 * Repeats `work` while the studio cannot be reached, with a jittered back-off from 0.1 to 2 s. What the studio
 * refuses is not repeated. Rejects with the last failure, or with the signal's reason.
 */
export async function persist<T>(work: () => Promise<T>, options: PersistOptions): Promise<T> {
  const giveUpMs = Date.now() + options.insistMs;
  for (let tries = 1; ; tries++) {
    options.signal.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      const pauseMs = backoffMs(tries);
      const again = error instanceof StudioUnreachable && Date.now() + pauseMs < giveUpMs;
      if (!again) throw error;
      await unlessAborted(delay(pauseMs, undefined, { signal: options.signal }), options.signal);
    }
  }
}

/** Full jitter (Brooker, "Exponential Backoff And Jitter", 2015) above a tenth of a second. */
export const backoffMs = (tries: number) =>
  100 + Math.random() * Math.min(1_900, 100 * 2 ** Math.min(tries, 10));

async function unlessAborted(pause: Promise<void>, signal: AbortSignal): Promise<void> {
  try {
    await pause;
  } catch {
    signal.throwIfAborted();
  }
}
