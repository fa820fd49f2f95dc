'use client';

import type { Actor } from '@maquette/domain/access';
import { isFinal, type JobView } from '@maquette/domain/jobs';
import { Badge, Card, PageHeader, VisuallyHidden } from '@maquette/ui';
import { useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTRPC } from '../../trpc/client.tsx';
import { CancelButton } from './cancel-button.tsx';
import { JobFacts } from './job-facts.tsx';
import { JobOutcome } from './job-outcome.tsx';
import { JobPrice } from './job-price.tsx';
import { JobProgress } from './job-progress.tsx';
import { stageOf, statusNames, statusTones } from './job-words.ts';

interface JobPanelProps {
  member: Actor;
  jobId: string;
}

/** One job from the click to its result, live: the result appears in the place of the progress, the focus stays. */
export function JobPanel({ member, jobId }: JobPanelProps) {
  const { workspaceId } = member;
  const trpc = useTRPC();
  const { data: job } = useSuspenseQuery(trpc.job.get.queryOptions({ workspaceId, jobId }));
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Jobs', href: `/w/${workspaceId}/jobs` }, { label: job.name }]}
        linkAs={Link}
        title={job.name}
        badge={<Badge tone={statusTones[job.status]}>{statusNames[job.status]}</Badge>}
        actions={<CancelButton member={member} job={job} />}
      />
      <VisuallyHidden>
        <output>{stageOf(job)}</output>
      </VisuallyHidden>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_21rem]">
        {isFinal(job.status) ? <JobOutcome member={member} job={job} /> : <JobUnderWay job={job} />}
        <aside className="flex flex-col gap-6" aria-label="About this job">
          <JobPrice job={job} />
          <JobFacts workspaceId={workspaceId} job={job} />
        </aside>
      </div>
    </>
  );
}

function JobUnderWay({ job }: { job: JobView }) {
  const { image, views } = job.params as { image?: string; views?: Record<string, string> };
  const uploadId = image ?? views?.front;
  return (
    <Card className="flex aspect-[4/3] max-h-[36rem] w-full flex-col overflow-hidden">
      <div className="relative flex min-h-0 flex-1 items-center justify-center bg-surface-sunken p-8">
        {uploadId && (
          <img
            src={`/api/uploads/${uploadId}?thumbnail=1`}
            alt=""
            className="max-h-full max-w-full object-contain opacity-45"
          />
        )}
      </div>
      <div className="border-t border-border p-5">
        <JobProgress job={job} size="thick" />
        <p className="mt-3 text-sm text-text-muted">
          {job.startsAfter
            ? 'It waits for the off-peak window of the workspace, which makes it a fifth cheaper. Nothing is lost.'
            : job.status === 'queued'
              ? 'You can leave this page: the job keeps its place, and nothing is lost.'
              : 'You can leave this page. The model appears here, and in the project.'}
        </p>
      </div>
    </Card>
  );
}
