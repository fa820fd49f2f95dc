'use client';

import type { Actor } from '@maquette/domain/access';
import type { JobView } from '@maquette/domain/jobs';
import {
  Alert,
  buttonClass,
  Card,
  countOf,
  DownloadIcon,
  EmptyState,
  CircleXIcon,
  Skeleton,
  TriangleAlertIcon,
} from '@maquette/ui';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useState } from 'react';
import { useMayIn } from '../../trpc/use-may-in.ts';

const Viewer = dynamic(() => import('@maquette/viewer').then((viewer) => viewer.Viewer), {
  ssr: false,
  loading: () => <Skeleton className="size-full rounded-none" />,
});

/** What became of a job: its models to turn, or why there is none and what to do. */
export function JobOutcome({ member, job }: { member: Actor; job: JobView }) {
  const mayIn = useMayIn(member);
  if (job.status === 'succeeded' && job.outputs.length > 0) return <JobResults member={member} job={job} />;
  const back = job.reservedCredits - job.consumedCredits;
  const isFailed = job.status === 'failed';
  const again =
    mayIn('job.start', job) && job.operation !== 'import-model' ? (
      <Link
        href={`/w/${member.workspaceId}/projects/${job.projectId}/create?job=${job.id}`}
        className={buttonClass({ variant: 'primary' })}
      >
        Change the settings and try again
      </Link>
    ) : null;
  return (
    <Card>
      <EmptyState
        icon={isFailed ? <TriangleAlertIcon /> : <CircleXIcon />}
        title={isFailed ? 'It could not be made' : 'Cancelled'}
        actions={
          <>
            {again}
            <Link href={`/w/${member.workspaceId}/projects/${job.projectId}`} className={buttonClass()}>
              To the project
            </Link>
          </>
        }
      >
        {job.error && <p className="text-text">{job.error.message}</p>}
        <p className="mt-1">
          {back > 0
            ? `Nothing was charged: ${countOf(back, 'credit')} went back to the wallet.`
            : 'Nothing was charged.'}
        </p>
      </EmptyState>
    </Card>
  );
}

function JobResults({ member, job }: { member: Actor; job: JobView }) {
  const models = job.outputs.filter(({ kind }) => kind === 'model');
  const [chosen, setChosen] = useState(0);
  const model = models[chosen] ?? models[0];
  if (!model) return null;
  const thumbnailOf = (variant: number) =>
    job.outputs.find((output) => output.kind === 'thumbnail' && output.variant === variant)?.url;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {job.error && <Alert tone="warning">{job.error.message}</Alert>}
      <Card className="overflow-hidden">
        <Viewer
          key={model.fileId}
          src={model.url}
          posterUrl={thumbnailOf(model.variant)}
          label={job.name}
          className="aspect-[4/3] max-h-[36rem] w-full"
        />
      </Card>
      <div className="flex flex-wrap items-center gap-2">
        {models.length > 1 &&
          models.map((each, at) => (
            <button
              key={each.fileId}
              type="button"
              aria-pressed={at === chosen}
              aria-label={`Variant ${at + 1}`}
              className="size-16 overflow-hidden rounded-control border border-border bg-surface-sunken aria-pressed:border-accent aria-pressed:ring-2 aria-pressed:ring-accent"
              onClick={() => setChosen(at)}
            >
              {thumbnailOf(each.variant) && (
                <img src={thumbnailOf(each.variant)} alt="" className="size-full object-contain" />
              )}
            </button>
          ))}
        <span className="mr-auto" />
        <a href={model.url} download className={buttonClass()}>
          <DownloadIcon className="size-4" />
          <span>Download GLB</span>
        </a>
        <Link
          href={`/w/${member.workspaceId}/assets/${model.assetId}?version=${model.versionId}`}
          className={buttonClass({ variant: 'primary' })}
        >
          Open the model
        </Link>
      </div>
    </div>
  );
}
