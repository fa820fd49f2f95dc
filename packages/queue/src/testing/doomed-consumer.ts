// A consumer in a process of its own, which a test kills in the middle of a message.
import { createJobQueue } from '../index.ts';

const [url, engine, lockMs] = process.argv.slice(2);
const queue = createJobQueue({ url: url!, lockMs: Number(lockMs) });
queue.consume({
  engine: engine!,
  concurrency: 1,
  handle: (message) =>
    new Promise(() => {
      process.stdout.write(`taken ${message.jobId}\n`);
    }),
});
