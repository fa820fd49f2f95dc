'use client';

import type { HoldView } from '@maquette/domain/credits';
import { operationById } from '@maquette/domain/operations';
import { Badge, CardSection, formatCount, Skeleton, Timestamp } from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

const jobStates: Record<HoldView['status'], string> = {
  queued: 'Waiting',
  running: 'Running',
  over: 'Ending',
};

/** Which jobs hold how much. */
export function HoldsCard({ workspaceId }: { workspaceId: string }) {
  const trpc = useTRPC();
  const holds = useQuery(trpc.wallet.holds.queryOptions({ workspaceId }));
  return (
    <CardSection
      title="Held for jobs"
      description="Set aside at the start. What a job does not use comes back."
    >
      {holds.isPending ? (
        <Skeleton className="h-16" />
      ) : holds.isError ? (
        <p className="text-danger">{messageOf(holds.error)}</p>
      ) : holds.data.items.length === 0 ? (
        <p className="text-text-muted">Nothing is held: no job is waiting or running.</p>
      ) : (
        <>
          <ul className="-mx-2 max-h-72 overflow-y-auto">
            {holds.data.items.map((hold, at) => (
              <li
                key={hold.jobId ?? `hidden ${at}`}
                className="relative flex items-center gap-3 rounded-control px-2 py-2 hover:bg-surface-hover"
              >
                <span className="min-w-0 flex-1">
                  {hold.jobId ? (
                    <Link
                      href={`/w/${workspaceId}/jobs/${hold.jobId}`}
                      className="block truncate font-medium outline-none after:absolute after:inset-0 after:rounded-control focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
                    >
                      {hold.jobName}
                    </Link>
                  ) : (
                    <span className="block truncate font-medium">{hold.jobName}</span>
                  )}
                  <span className="block truncate text-sm text-text-muted">
                    {operationById(hold.operation)?.name ?? hold.operation} · {hold.by.name} ·{' '}
                    <Timestamp iso={hold.since} />
                  </span>
                </span>
                <Badge tone={hold.status === 'running' ? 'accent' : 'neutral'}>
                  {jobStates[hold.status]}
                </Badge>
                <span className="w-12 text-right font-medium">{formatCount(hold.credits)}</span>
              </li>
            ))}
          </ul>
          {holds.data.count > holds.data.items.length && (
            <p className="mt-2 text-sm text-text-muted">
              The largest {holds.data.items.length} of {formatCount(holds.data.count)}.
            </p>
          )}
        </>
      )}
    </CardSection>
  );
}
