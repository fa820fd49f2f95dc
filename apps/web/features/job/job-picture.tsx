import type { JobView } from '@maquette/domain/jobs';
import { BoxIcon } from '@maquette/ui';

/** What a job made, small; before that, what it is made of. */
export function JobPicture({ job }: { job: JobView }) {
  const { image, views } = job.params as { image?: string; views?: { front?: string } };
  const uploadId = image ?? views?.front;
  const url =
    job.outputs.find(({ kind }) => kind === 'thumbnail')?.url ??
    (uploadId ? `/api/uploads/${uploadId}?thumbnail=1` : null);
  return (
    <span className="flex size-11 shrink-0 items-center justify-center overflow-hidden rounded-control border border-border bg-surface-sunken text-text-muted">
      {url ? (
        <img src={url} alt="" loading="lazy" className="size-full object-contain" />
      ) : (
        <BoxIcon className="size-5 opacity-60" />
      )}
    </span>
  );
}
