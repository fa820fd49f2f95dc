import { pino } from 'pino';
import { compose } from './compose.ts';
import { readEnv, type Env } from './env.ts';

/** Whoever stops us waits this long before they kill. */
const closeMsMax = 6_700;

const env = readEnvOrExit();
const log = pino({ level: env.logLevel, base: { program: 'cpu-worker' } });
process.on('uncaughtException', (err) => {
  log.fatal({ err }, 'the worker broke');
  process.exit(1);
});

const atMs = performance.now();
const worker = await compose(env, log);
const { workerId, announced } = worker;
log.info({ workerId, ms: Math.round(performance.now() - atMs) }, 'engines are warm');
void announced.then(() => log.info({ workerId }, 'the studio knows this worker'));

let closing = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    if (closing) return;
    closing = true;
    log.info({ signal }, 'closing');
    setTimeout(() => process.exit(0), closeMsMax).unref();
    void worker.close().then(() => process.exit(0));
  });

function readEnvOrExit(): Env {
  try {
    return readEnv();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(1);
  }
}
