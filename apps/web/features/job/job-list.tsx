'use client';

import type { Actor } from '@maquette/domain/access';
import { isFinal, type JobStatus, type JobView } from '@maquette/domain/jobs';
import { operationById } from '@maquette/domain/operations';
import {
  Alert,
  Badge,
  Button,
  Card,
  ClockIcon,
  EmptyState,
  PageHeader,
  SegmentedControl,
  Skeleton,
  Timestamp,
} from '@maquette/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { CancelButton } from './cancel-button.tsx';
import { jobListInput, shelves, type JobShelf } from './job-list-input.ts';
import { JobPicture } from './job-picture.tsx';
import { JobProgress } from './job-progress.tsx';
import { creditsWords, statusNames, statusTones } from './job-words.ts';

const placeholders = ['a', 'b', 'c', 'd', 'e'];

/** Every job of the workspace, newest first. */
export function JobList({ member }: { member: Actor }) {
  const { workspaceId } = member;
  const trpc = useTRPC();
  const [shelf, setShelf] = useQueryState('show', parseAsStringLiteral(shelves).withDefault('all'));
  const jobs = useInfiniteQuery(
    trpc.job.list.infiniteQueryOptions(jobListInput(workspaceId, shelf), {
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  const items = jobs.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader
        title="Jobs"
        description="What the workspace asked for, newest first."
        actions={
          <SegmentedControl
            aria-label="Which jobs"
            value={shelf}
            onValueChange={(next) => void setShelf(next as JobShelf)}
            segments={[
              { value: 'all', label: 'All' },
              { value: 'active', label: 'Active' },
              { value: 'done', label: 'Done' },
              { value: 'failed', label: 'Failed' },
            ]}
          />
        }
      />
      {jobs.isError && items.length === 0 ? (
        <Alert
          tone="danger"
          title="The jobs could not be read"
          actions={
            <Button size="small" onClick={() => void jobs.refetch()}>
              Try again
            </Button>
          }
        >
          {messageOf(jobs.error)}
        </Alert>
      ) : !jobs.isPending && items.length === 0 ? (
        <EmptyState icon={<ClockIcon />} title={shelf === 'all' ? 'No job yet' : 'Nothing here'}>
          {shelf === 'all'
            ? 'Open a project, choose a picture and make a model. It shows here, and stays.'
            : 'No job is in this state.'}
        </EmptyState>
      ) : (
        <Card className="overflow-hidden">
          <ul>
            {jobs.isPending
              ? placeholders.map((key) => (
                  <li
                    key={key}
                    className="flex h-18 items-center gap-3.5 border-b border-border px-4 last:border-0"
                  >
                    <Skeleton className="size-11" />
                    <Skeleton className="h-5 w-1/3" />
                  </li>
                ))
              : items.map((job) => <JobRow key={job.id} member={member} job={job} />)}
          </ul>
        </Card>
      )}
      {jobs.hasNextPage && (
        <div className="mt-4 flex justify-center">
          <Button busy={jobs.isFetchingNextPage} onClick={() => void jobs.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </>
  );
}

const statesWithError: ReadonlySet<JobStatus> = new Set(['failed']);

function JobRow({ member, job }: { member: Actor; job: JobView }) {
  return (
    <li className="relative flex min-h-18 flex-wrap items-center gap-x-3.5 gap-y-2 border-b border-border px-4 py-3 transition-colors last:border-0 hover:bg-surface-hover">
      <JobPicture job={job} />
      <div className="min-w-0 flex-1 basis-40">
        <Link
          href={`/w/${member.workspaceId}/jobs/${job.id}`}
          className="block truncate font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
        >
          {job.name}
        </Link>
        <p className="truncate text-sm text-text-muted">
          {statesWithError.has(job.status) && job.error
            ? job.error.message
            : `${operationById(job.operation)?.name ?? job.operation} · ${job.createdBy.name}`}
        </p>
      </div>
      {isFinal(job.status) ? (
        <p className="text-sm text-text-muted">{creditsWords(job)}</p>
      ) : (
        <div className="w-full sm:w-64">
          <JobProgress job={job} />
        </div>
      )}
      <p className="hidden w-28 text-right text-sm text-text-muted md:block">
        <Timestamp iso={job.createdAt} />
      </p>
      <span className="flex w-24 justify-end">
        <Badge tone={statusTones[job.status]}>{statusNames[job.status]}</Badge>
      </span>
      <span className="relative z-1 flex w-8 justify-end">
        <CancelButton member={member} job={job} iconOnly />
      </span>
    </li>
  );
}
