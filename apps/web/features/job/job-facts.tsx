'use client';

import { engines, type EngineId } from '@maquette/domain/engines';
import type { JobView } from '@maquette/domain/jobs';
import { operationById } from '@maquette/domain/operations';
import { CardSection, FactList, formatSeconds, Timestamp } from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTRPC } from '../../trpc/client.tsx';

/** What was asked for, by whom, and when. */
export function JobFacts({ workspaceId, job }: { workspaceId: string; job: JobView }) {
  const trpc = useTRPC();
  const project = useQuery(trpc.project.get.queryOptions({ workspaceId, projectId: job.projectId }));
  const tookSeconds =
    job.startedAt && job.finishedAt ? (Date.parse(job.finishedAt) - Date.parse(job.startedAt)) / 1_000 : null;
  return (
    <CardSection title="Details">
      <FactList
        facts={[
          { name: 'Task', value: operationById(job.operation)?.name ?? job.operation },
          { name: 'Engine', value: engines[job.engine as EngineId]?.name ?? job.engine },
          {
            name: 'Project',
            value: (
              <Link
                href={`/w/${workspaceId}/projects/${job.projectId}`}
                className="text-accent-strong hover:underline"
              >
                {project.data?.name ?? 'Open'}
              </Link>
            ),
          },
          { name: 'Started by', value: job.createdBy.name },
          { name: 'Asked', value: <Timestamp iso={job.createdAt} full /> },
          tookSeconds === null ? null : { name: 'Took', value: formatSeconds(tookSeconds) },
          job.lane === 'standard' ? null : { name: 'Speed', value: job.lane },
        ]}
      />
    </CardSection>
  );
}
