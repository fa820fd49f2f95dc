import type { JobView } from '@maquette/domain/jobs';
import { inZone } from '@maquette/domain/time-zones';

const barCharacters = 24;

/** One line that says where a job is: `[######------]  50 %  bake  about 4 s left`. */
export function progressLine(job: JobView): string {
  const eta = job.etaSeconds === null ? '' : `  about ${readableSeconds(job.etaSeconds)} left`;
  if (job.cancelRequested && job.status === 'running') return 'Cancelling …';
  if (job.startsAfter) {
    const { opensAt, timeZone } = job.startsAfter;
    return `Waiting for the off-peak window, starts at ${inZone(new Date(opensAt), timeZone, new Date())}`;
  }
  if (job.status === 'queued')
    return `Waiting${job.queuePosition === null ? '' : `, number ${job.queuePosition} in the queue`}${eta}`;
  if (job.status !== 'running') return `${bar(job.status === 'succeeded' ? 1 : job.progress)}  ${job.status}`;
  const percent = String(Math.floor(job.progress * 100)).padStart(3);
  return `${bar(job.progress)} ${percent} %  ${job.stage ?? 'starting'}${eta}`;
}

/** The same in steps of ten per cent and without the time, for logs: few lines. */
export const coarseProgressLine = (job: JobView): string =>
  progressLine({ ...job, progress: Math.floor(job.progress * 10) / 10, etaSeconds: null });

function bar(progress: number): string {
  const full = Math.round(Math.min(1, Math.max(0, progress)) * barCharacters);
  return `[${'#'.repeat(full)}${'-'.repeat(barCharacters - full)}]`;
}

const readableSeconds = (seconds: number): string =>
  seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
