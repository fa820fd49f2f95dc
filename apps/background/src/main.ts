import { compose } from './compose.ts';
import { readEnv } from './env.ts';
import { createLog } from './log.ts';
import { startLoops } from './start-loops.ts';

/** Whoever stops us waits 10 s; a round that hangs on a dead connection must not use them up. */
const stopMs = 8_000;

const log = createLog();
const composition = compose(readEnv(), log);
const loops = startLoops(composition);
log.info({ queue: composition.deps.queue.kind }, 'background is running');

let isStopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    void stop(signal);
  });

async function stop(signal: string): Promise<void> {
  setTimeout(() => {
    log.warn({ signal }, 'stopped with work under way; it is repaired at the next start');
    process.exit(0);
  }, stopMs).unref();
  await loops.stop();
  await composition.close();
  log.info({ signal }, 'background has stopped');
  process.exit(0);
}
