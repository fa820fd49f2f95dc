import pino from 'pino';
import type { Log } from '@maquette/services';

/** Fields that may stand in a log line. What is not here is named, not shown: no mail address, token or parameter leaks. */
const allowed = new Set([
  'apiKeyId',
  'assetId',
  'attempt',
  'bytes',
  'code',
  'count',
  'durationMs',
  'engine',
  'epoch',
  'error',
  'event',
  'fileId',
  'jobId',
  'key',
  'kind',
  'mailId',
  'method',
  'operation',
  'path',
  'projectId',
  'reason',
  'sessionId',
  'status',
  'traceId',
  'uploadId',
  'userId',
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
