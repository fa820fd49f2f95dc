export const jobStatuses = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const;
export type JobStatus = (typeof jobStatuses)[number];

export const isFinal = (status: JobStatus): boolean => status !== 'queued' && status !== 'running';

const next: Record<JobStatus, readonly JobStatus[]> = {
  queued: ['running', 'failed', 'cancelled'],
  // back to queued: the attempt was lost or handed over
  running: ['queued', 'succeeded', 'failed', 'cancelled'],
  succeeded: [],
  failed: [],
  cancelled: [],
};

export const mayBecome = (from: JobStatus, to: JobStatus): boolean => next[from].includes(to);
