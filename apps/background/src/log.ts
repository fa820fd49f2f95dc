import type { Log } from '@maquette/services';
import pino from 'pino';

/** Fields that may stand in a log line. What is not here is named, not shown: no address, secret or parameter leaks. */
const allowed = new Set([
  'attempts',
  'engine',
  'epoch',
  'error',
  'failures',
  'jobId',
  'key',
  'loop',
  'mailId',
  'objectId',
  'queue',
  'reason',
  'repaired',
  'signal',
  'workerId',
]);

/** One JSON line per message, on standard output. */
export const createLog = (): Log =>
  pino({
    name: 'background',
    formatters: {
      level: (label) => ({ level: label }),
      log: (fields) =>
        Object.fromEntries(
          Object.entries(fields).map(([key, value]) => [key, allowed.has(key) ? value : '[left out]']),
        ),
    },
    serializers: { error: pino.stdSerializers.err },
  });
