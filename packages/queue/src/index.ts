export { createJobQueue, type JobQueueOptions } from './create-job-queue.ts';
export type { ConsumeOptions, Consumer, JobQueue } from './job-queue.ts';
