'use client';

import { isFinal, type JobView } from '@maquette/domain/jobs';
import { toast } from '@maquette/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { followEvents } from './follow-events.ts';
import { refreshAround, writeJob } from './write-job.ts';

/**
 * The one connection of this tab over which jobs report and notices come: server-sent events, or asking every few
 * seconds while they cannot be had. Everything on the page reads from the query cache, which this keeps true.
 */
export function LiveJobs({ workspaceId }: { workspaceId: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  /** Last seen status of each job; a job that was never seen unfinished is not announced. */
  const seen = useRef(new Map<string, JobView['status']>());

  const onJob = useEffectEvent((job: JobView) => {
    const before = seen.current.get(job.id);
    if (before && isFinal(before)) return;
    seen.current.set(job.id, job.status);
    const cache = { queryClient, trpc, workspaceId };
    writeJob(cache, job);
    if (before !== job.status) refreshAround(cache, job, before);
    if (before && isFinal(job.status)) announce(job, workspaceId, router.push);
  });

  const refreshNotices = () => {
    void queryClient.invalidateQueries({ queryKey: trpc.notice.pathKey() });
    // what is told is most often about credits
    void queryClient.invalidateQueries({ queryKey: trpc.alert.pathKey() });
  };
  const onNotice = useEffectEvent(refreshNotices);

  const onPoll = useEffectEvent(() => {
    void queryClient.invalidateQueries({ queryKey: trpc.job.pathKey() });
    void queryClient.invalidateQueries({ queryKey: trpc.wallet.pathKey() });
    refreshNotices();
  });

  useEffect(
    () =>
      followEvents({
        url: `/api/events?workspaceId=${encodeURIComponent(workspaceId)}`,
        onJob: (job) => onJob(job),
        onNotice: () => onNotice(),
        onPoll: () => onPoll(),
      }),
    [workspaceId],
  );
  return null;
}

function announce(job: JobView, workspaceId: string, go: (href: string) => void): void {
  const base = `/w/${workspaceId}`;
  // the job's own page says it already
  if (window.location.pathname === `${base}/jobs/${job.id}`) return;
  const model = job.outputs.find(({ kind }) => kind === 'model');
  if (job.status === 'succeeded')
    toast.success(`“${job.name}” is ready`, {
      id: job.id,
      description: job.error?.message,
      action: model && {
        label: 'Open',
        onClick: () => go(`${base}/assets/${model.assetId}?version=${model.versionId}`),
      },
    });
  if (job.status === 'failed')
    toast.error(`“${job.name}” could not be made`, {
      id: job.id,
      description: job.error?.message,
      action: { label: 'See why', onClick: () => go(`${base}/jobs/${job.id}`) },
    });
}
