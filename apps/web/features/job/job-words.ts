import type { JobStatus, JobView } from '@maquette/domain/jobs';
import { inZone } from '@maquette/domain/time-zones';
import { countOf, formatSeconds, type BadgeTone } from '@maquette/ui';

/** Engines say where they are in a word; this is what people read. */
const stages: Record<string, string> = {
  inputs: 'Fetching the pictures',
  matte: 'Cutting the thing out',
  depth: 'Reading its depth',
  solid: 'Giving it volume',
  surface: 'Drawing the surface',
  atlas: 'Laying out the texture',
  bake: 'Painting the texture',
  write: 'Writing the file',
  import: 'Reading the model',
  thumbnail: 'Taking its picture',
  outputs: 'Delivering',
};

export const statusNames: Record<JobStatus, string> = {
  queued: 'Waiting',
  running: 'Running',
  succeeded: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

export const statusTones: Record<JobStatus, BadgeTone> = {
  queued: 'neutral',
  running: 'accent',
  succeeded: 'success',
  failed: 'danger',
  cancelled: 'neutral',
};

/** What a job is doing, in a few words. */
export function stageOf({ status, stage, cancelRequested, queuePosition, startsAfter }: JobView): string {
  if (status !== 'queued' && status !== 'running') return statusNames[status];
  if (cancelRequested) return 'Being cancelled';
  if (startsAfter)
    return `Starts at ${inZone(new Date(startsAfter.opensAt), startsAfter.timeZone, new Date())}`;
  if (status === 'queued')
    return queuePosition === null
      ? 'Waiting'
      : queuePosition === 1
        ? 'Next in the queue'
        : `Number ${queuePosition} in the queue`;
  if (!stage) return 'Starting';
  return stages[stage] ?? stage[0]!.toUpperCase() + stage.slice(1).replaceAll('-', ' ');
}

/** `about 8 s left`; null when nothing is known, nothing is left, or it is said when it starts. */
export const remainingOf = ({ status, etaSeconds, startsAfter }: JobView): string | null =>
  etaSeconds === null || startsAfter || (status !== 'queued' && status !== 'running')
    ? null
    : `about ${formatSeconds(etaSeconds)} left`;

/** What became of the credits that were set aside. */
export function creditsWords(job: JobView): string {
  const back = job.reservedCredits - job.consumedCredits;
  if (job.reservedCredits === 0) return 'Free';
  if (job.status === 'queued' || job.status === 'running')
    return `${countOf(job.reservedCredits, 'credit')} held`;
  if (job.consumedCredits === 0) return `${countOf(back, 'credit')} returned`;
  return `${countOf(job.consumedCredits, 'credit')} charged${back > 0 ? `, ${back} returned` : ''}`;
}
