import type { JobView } from '@maquette/domain/jobs';
import { Progress } from '@maquette/ui';
import { remainingOf, stageOf } from './job-words.ts';

/** What a job is doing and how far it is. */
export function JobProgress({ job, size }: { job: JobView; size?: 'thin' | 'thick' }) {
  const isRunning = job.status === 'running';
  const percent = isRunning ? `${Math.round(job.progress * 100)}%` : null;
  return (
    <div className="min-w-0">
      <p className="mb-1.5 flex justify-between gap-3 text-sm text-text-muted">
        <span className="min-w-0 truncate">{stageOf(job)}</span>
        <span className="shrink-0">{[percent, remainingOf(job)].filter(Boolean).join(' · ')}</span>
      </p>
      <Progress
        label={`Progress of ${job.name}`}
        value={isRunning && !job.cancelRequested ? job.progress : isRunning ? null : 0}
        size={size}
      />
    </div>
  );
}
