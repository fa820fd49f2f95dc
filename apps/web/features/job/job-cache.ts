import { isFinal, type JobStatus, type JobView } from '@maquette/domain/jobs';

/** What a cached list of jobs was asked for. */
export interface JobListFilter {
  projectId?: string | undefined;
  status?: JobStatus[] | undefined;
}

/** Whether `incoming` may take the place of `known`: what has ended never goes back. */
export const isNewer = (known: JobView | undefined, incoming: JobView): boolean =>
  !known || !isFinal(known.status) || isFinal(incoming.status);

/**
 * A list of jobs, newest first, after `job` has changed: changed in its place, added where it belongs, or taken out
 * when the list is not for it. The same array when nothing changes.
 */
export function withJob(jobs: JobView[], job: JobView, filter: JobListFilter): JobView[] {
  const at = jobs.findIndex(({ id }) => id === job.id);
  const belongs =
    (!filter.projectId || filter.projectId === job.projectId) &&
    (!filter.status || filter.status.includes(job.status));
  if (!belongs) return at < 0 ? jobs : jobs.filter(({ id }) => id !== job.id);
  if (at >= 0) return isNewer(jobs[at], job) ? jobs.with(at, job) : jobs;
  const place = jobs.findIndex((each) => each.createdAt <= job.createdAt);
  return place < 0 ? [...jobs, job] : jobs.toSpliced(place, 0, job);
}
