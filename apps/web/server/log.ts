import pino from 'pino';
import type { Log } from '@maquette/services';

/** Fields that may stand in a log line. What is not here is named, not shown: no mail address, token or parameter leaks. */
const allowed = new Set([
  'attempts',
  'code',
  'engine',
  'epoch',
  'error',
  'jobId',
  'key',
  'mailId',
  'method',
  'path',
  'reason',
  'traceId',
  'workerId',
  'workspaceId',
]);

/** One JSON line per message, on standard output. */
export function createLog(name: string): Log {
  return pino({
    name,
    formatters: {
      level: (label) => ({ level: label }),
      log: (fields) =>
        Object.fromEntries(
          Object.entries(fields).map(([key, value]) => [key, allowed.has(key) ? value : '[left out]']),
        ),
    },
    serializers: { error: pino.stdSerializers.err },
  });
}
