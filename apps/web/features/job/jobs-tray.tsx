'use client';

import type { Actor } from '@maquette/domain/access';
import { ChevronDownIcon, countOf, IconButton } from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { CancelButton } from './cancel-button.tsx';
import { JobPicture } from './job-picture.tsx';
import { JobProgress } from './job-progress.tsx';

const shownMax = 4;

/**
 * What waits and runs in this workspace, live, wherever one is. Not there while nothing does. Jobs that wait for the
 * off-peak window, for hours, are on the page of jobs alone.
 */
export function JobsTray({ member }: { member: Actor }) {
  const { workspaceId } = member;
  const trpc = useTRPC();
  const [isOpen, setOpen] = useState(true);
  const jobs = useQuery(
    trpc.job.list.queryOptions({ workspaceId, status: ['queued', 'running'], limit: 100 }),
  );
  const items = jobs.data?.items.filter(({ startsAfter }) => startsAfter === null) ?? [];
  if (items.length === 0) return null;
  const running = items.filter(({ status }) => status === 'running').length;
  // what runs first, then what comes next
  const shown = items.toSorted((a, b) => placeOf(a) - placeOf(b)).slice(0, shownMax);
  return (
    <section
      aria-label="Jobs under way"
      className="overflow-hidden rounded-card border border-border bg-surface-raised shadow-lg"
    >
      <header className="flex h-11 items-center gap-2 pr-1.5 pl-3.5">
        <p className="min-w-0 flex-1 truncate font-medium">
          {countOf(running, 'job')} running
          {items.length > running ? `, ${items.length - running} waiting` : ''}
        </p>
        <IconButton
          label={isOpen ? 'Show less' : 'Show the jobs'}
          tooltip={false}
          size="small"
          aria-expanded={isOpen}
          icon={<ChevronDownIcon className={`size-4 transition-transform ${isOpen ? '' : 'rotate-180'}`} />}
          onClick={() => setOpen(!isOpen)}
        />
      </header>
      {isOpen && (
        <ul className="border-t border-border">
          {shown.map((job) => (
            <li
              key={job.id}
              className="flex items-center gap-3 border-b border-border px-3 py-2 last:border-0"
            >
              <JobPicture job={job} />
              <div className="min-w-0 flex-1">
                <Link
                  href={`/w/${workspaceId}/jobs/${job.id}`}
                  className="block truncate font-medium hover:underline"
                >
                  {job.name}
                </Link>
                <JobProgress job={job} />
              </div>
              <CancelButton member={member} job={job} iconOnly />
            </li>
          ))}
          {items.length > shownMax && (
            <li className="px-3.5 py-2">
              <Link href={`/w/${workspaceId}/jobs`} className="text-accent-strong hover:underline">
                All {items.length} jobs
              </Link>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}

const placeOf = ({ status, queuePosition }: { status: string; queuePosition: number | null }): number =>
  status === 'running' ? 0 : (queuePosition ?? Number.MAX_SAFE_INTEGER);
