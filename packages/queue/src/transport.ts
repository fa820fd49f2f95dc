import type { JobsOptions } from 'bullmq';

/** The part of BullMQ that we use, the same on both of its backends. `drop` lets go of connections without waiting. */
export interface Transport {
  kind: 'redis' | 'postgres';
  openQueue(name: string, onError: (error: Error) => void): { queue: OpenQueue; drop(): void };
  /** Takes nothing before `run()`. */
  openWorker(
    name: string,
    process: ProcessMessage,
    options: WorkerSettings,
  ): { worker: OpenWorker; drop(): void };
}

export type ProcessMessage = (
  job: { data: unknown },
  token: string | undefined,
  signal?: AbortSignal,
) => Promise<void>;

export interface WorkerSettings {
  onError: (error: Error) => void;
  autorun: false;
  concurrency: number;
  lockDuration: number;
  stalledInterval: number;
  maxStalledCount: 0;
  runRetryDelay: number;
  removeOnComplete: { count: 0 };
  removeOnFail: { count: 0 };
}

interface Connected {
  waitUntilReady(): Promise<unknown>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

export interface OpenQueue extends Connected {
  add(name: string, data: unknown, options: JobsOptions): Promise<unknown>;
  remove(id: string): Promise<unknown>;
  getJobCountByTypes(...types: ('waiting' | 'prioritized')[]): Promise<number>;
  close(): Promise<void>;
}

export interface OpenWorker extends Connected {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'failed', listener: (job: unknown, error: Error) => void): unknown;
  run(): Promise<void>;
  close(force?: boolean): Promise<void>;
}
