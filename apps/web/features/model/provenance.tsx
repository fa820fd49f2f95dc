'use client';

import type { Actor } from '@maquette/domain/access';
import type { AssetView, VersionView } from '@maquette/domain/assets';
import { engines, type EngineId } from '@maquette/domain/engines';
import { operationById } from '@maquette/domain/operations';
import {
  Button,
  buttonClass,
  CardSection,
  ChevronRightIcon,
  countOf,
  FactList,
  RotateCwIcon,
  Skeleton,
  SlidersHorizontalIcon,
  Timestamp,
} from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf, refusalOf } from '../../trpc/refusal-of.ts';
import { useMayIn } from '../../trpc/use-may-in.ts';
import { paramFacts } from './param-facts.ts';
import { RerunDialog } from './rerun-dialog.tsx';
import { SourcePictures } from './source-pictures.tsx';

interface ProvenanceProps {
  member: Actor;
  asset: AssetView;
  version: VersionView;
}

/** What made a version: pictures, parameters, seed, engine, credits, who and when; and doing it again. */
export function Provenance({ member, asset, version }: ProvenanceProps) {
  const { workspaceId } = member;
  const mayIn = useMayIn(member);
  const trpc = useTRPC();
  const [isRerunning, setRerunning] = useState(false);
  const query = useQuery({
    ...trpc.job.get.queryOptions({ workspaceId, jobId: version.jobId ?? '' }),
    enabled: version.jobId !== null,
  });
  const job = version.jobId ? query.data : undefined;
  const engine = version.engine ? (engines[version.engine as EngineId]?.name ?? version.engine) : null;
  const mayRerun = job && job.operation !== 'import-model' && mayIn('job.start', asset) && !asset.trashedAt;
  const seed = job?.params.seed;
  const variants = Number(job?.params.variants ?? 1);
  const isGuess = version.engine === 'sculpt' && job?.operation === 'image-to-model';
  const draftNote = isGuess
    ? ', a draft: the back is a guess'
    : version.engine === 'sculpt'
      ? ', a draft'
      : '';
  return (
    <CardSection title="What made it">
      {job && <SourcePictures params={job.params} />}
      {version.jobId && query.isPending ? (
        <Skeleton className="h-36" />
      ) : (
        <FactList
          facts={[
            job ? { name: 'Task', value: operationById(job.operation)?.name ?? job.operation } : null,
            engine
              ? {
                  name: 'Engine',
                  value: `${engine}${version.engineRevision ? ` ${version.engineRevision}` : ''}${draftNote}`,
                }
              : null,
            typeof seed === 'number'
              ? { name: 'Seed', value: <code className="font-mono">{seed}</code> }
              : null,
            job && version.variant !== null && variants > 1
              ? { name: 'Variant', value: `${version.variant + 1} of ${variants}` }
              : null,
            job
              ? {
                  name: 'Price',
                  value: priceOf(job.consumedCredits, variants),
                }
              : null,
            { name: 'Made by', value: version.createdBy.name },
            { name: 'Made', value: <Timestamp iso={version.createdAt} full /> },
            job
              ? {
                  name: 'Job',
                  value: (
                    <Link
                      href={`/w/${workspaceId}/jobs/${job.id}`}
                      className="text-accent-strong hover:underline"
                    >
                      Open
                    </Link>
                  ),
                }
              : null,
          ]}
        />
      )}
      {query.isError && (
        <p className="mt-2 text-text-muted">
          {refusalOf(query.error)?.code === 'not-found'
            ? 'The job that made it belongs to a project that is not shown to you.'
            : messageOf(query.error)}
        </p>
      )}
      {job && paramFacts(job.operation, job.params).length > 0 && (
        <details className="group mt-3 border-t border-border pt-2.5">
          <summary className="flex min-h-6 cursor-pointer list-none items-center gap-1.5 rounded-control font-medium">
            <ChevronRightIcon className="size-4 text-text-muted transition-transform group-open:rotate-90" />
            Every parameter
          </summary>
          <FactList className="mt-2" facts={paramFacts(job.operation, job.params)} />
        </details>
      )}
      {mayRerun && (
        <div className="mt-4 grid gap-2">
          <Button icon={<RotateCwIcon className="size-4" />} full onClick={() => setRerunning(true)}>
            Make another version
          </Button>
          <Link
            href={`/w/${workspaceId}/projects/${asset.projectId}/create?job=${job.id}`}
            className={buttonClass({ variant: 'quiet', full: true })}
          >
            <SlidersHorizontalIcon className="size-4" />
            <span>Change the settings first</span>
          </Link>
        </div>
      )}
      {isRerunning && job && (
        <RerunDialog member={member} asset={asset} job={job} onClose={() => setRerunning(false)} />
      )}
    </CardSection>
  );
}

const priceOf = (credits: number, variants: number): string => {
  if (credits === 0) return 'Free';
  return `${countOf(credits, 'credit')}${variants > 1 ? `, all ${variants} variants together` : ''}`;
};
