import { queueMessage } from '@maquette/domain/worker-protocol';
import { startConsumer } from './start-consumer.ts';
import { createQueues } from './create-queues.ts';
import type { Consumer, JobQueue } from './job-queue.ts';
import { postgresTransport } from './postgres-transport.ts';
import { redisTransport } from './redis-transport.ts';
import { withDeadline } from './with-deadline.ts';

export interface JobQueueOptions {
  /** `redis://…`, `rediss://…`, `postgresql://…` or `postgres://…` */
  url: string;
  /** PostgreSQL only: lets BullMQ create and upgrade its own schema. True unless told. */
  migrate?: boolean;
  /** Trouble in the background: lost connections, messages that were dropped. */
  onError?: (error: Error) => void;
  /** A message whose worker was silent this long is dropped, 30 s unless told. */
  lockMs?: number;
}

const answerMs = 5_000;
const priorityMax = 2 ** 21 - 1;

/**
 * Opens the queue. Connects on first use; never throws because a server is down.
 * Throws for a URL that is neither Redis nor PostgreSQL, and for a wrong priority.
 */
export function createJobQueue(options: JobQueueOptions): JobQueue {
  const transport = isRedis(options.url)
    ? redisTransport(options.url)
    : postgresTransport(postgresUrl(options.url), options.migrate ?? true);
  const onError = options.onError ?? (() => {});
  const queues = createQueues(transport, onError);
  const consumers = new Set<Consumer>();
  const answered = <T>(work: Promise<T>) =>
    withDeadline(work, answerMs, `The queue (${transport.kind}) did not answer within ${answerMs / 1000} s.`);

  const depth = (engine: string) =>
    answered(queues.open(engine).then((queue) => queue.getJobCountByTypes('waiting', 'prioritized')));

  return {
    kind: transport.kind,
    async publish(engine, message, { priority }) {
      if (!Number.isInteger(priority) || priority < 0 || priority > priorityMax)
        throw new RangeError(`priority must be a whole number from 0 to ${priorityMax}, not ${priority}`);
      const data = queueMessage.parse(message);
      const settings = {
        jobId: messageId(message),
        priority,
        attempts: 1,
        removeOnComplete: true,
        removeOnFail: true,
      };
      await answered(queues.open(engine).then((queue) => queue.add('attempt', data, settings)));
    },
    consume(consume) {
      const consumer = startConsumer(transport, { onError, ...consume, lockMs: options.lockMs ?? 30_000 });
      consumers.add(consumer);
      return {
        close: (how) => {
          consumers.delete(consumer);
          return consumer.close(how);
        },
      };
    },
    async remove(engine, message) {
      try {
        await answered(queues.open(engine).then((queue) => queue.remove(messageId(message))));
      } catch (error) {
        onError(error as Error);
      }
    },
    depth,
    ping: async () => void (await depth('ping')),
    async close() {
      await Promise.all([...consumers].map((consumer) => consumer.close()));
      await queues.close();
    },
  };
}

const isRedis = (url: string) => /^rediss?:\/\//.test(url);

function postgresUrl(url: string): string {
  if (!/^postgres(ql)?:\/\//.test(url))
    throw new Error('The queue needs a URL that starts with redis:// or postgresql://.');
  return url;
}

/** BullMQ forbids `:` in ids. */
const messageId = (message: { jobId: string; epoch: number }) => `${message.jobId}.${message.epoch}`;
