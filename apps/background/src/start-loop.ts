import type { Log } from '@maquette/services';

export interface LoopOptions {
  name: string;
  /** How long it rests between two rounds, unless it is woken. */
  everyMs: number;
  /** One round. True: there is more to do, go on at once. */
  round: () => Promise<boolean>;
  log: Log;
}

export interface Loop {
  /** Runs a round now, or another one right after the one that runs. */
  wake(): void;
  /** Starts no more rounds; resolves when the one that runs is over. */
  stop(): Promise<void>;
}

/** After a failure it rests this long at least: a database that restarts is not asked a hundred times. */
const restAfterFailureMs = 1_000;

/**
 * Runs rounds of one kind, one at a time, for as long as the process lives. A round that throws is tried again; of the
 * failures in a row only the first is logged, and that it works again.
 */
export function startLoop({ name, everyMs, round, log }: LoopOptions): Loop {
  let isStopped = false;
  let isWoken = false;
  let failures = 0;
  let endRest = () => {};

  const rest = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      endRest = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function tryRound(): Promise<boolean> {
    try {
      const hasMore = await round();
      if (failures > 0) log.info({ loop: name, failures }, 'works again');
      failures = 0;
      return hasMore;
    } catch (error) {
      if (failures === 0) log.error({ loop: name, error }, 'a round failed; it is tried again');
      failures += 1;
      return false;
    }
  }

  async function run(): Promise<void> {
    while (!isStopped) {
      isWoken = false;
      const hasMore = await tryRound();
      if (isStopped || (failures === 0 && (hasMore || isWoken))) continue;
      await rest(failures > 0 ? Math.max(everyMs, restAfterFailureMs) : everyMs);
    }
  }

  const running = run();
  return {
    wake() {
      isWoken = true;
      // A failing round is not hurried by rings.
      if (failures === 0) endRest();
    },
    stop() {
      isStopped = true;
      endRest();
      return running;
    },
  };
}
