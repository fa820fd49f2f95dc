import type { JobStatus } from '@maquette/domain/jobs';

// No 'use client': the server asks with it too.

export const shelves = ['all', 'active', 'done', 'failed'] as const;
export type JobShelf = (typeof shelves)[number];

const statuses: Record<JobShelf, JobStatus[] | undefined> = {
  all: undefined,
  active: ['queued', 'running'],
  done: ['succeeded'],
  failed: ['failed', 'cancelled'],
};

const pageItems = 50;

/** A shelf of jobs as `job.list` takes it. */
export function jobListInput(workspaceId: string, shelf: JobShelf) {
  const status = statuses[shelf];
  return { workspaceId, ...(status ? { status } : {}), limit: pageItems };
}
