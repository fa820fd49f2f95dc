import { authorize, may } from '@maquette/domain/access';
import { gateOf } from '@maquette/domain/workspaces';
import { buttonClass, EmptyState, LockIcon, PageHeader } from '@maquette/ui';
import type { Metadata } from 'next';
import Link from 'next/link';
import type { Beginning } from '../../../../../../features/create/create-panel.tsx';
import { guessSides } from '../../../../../../features/create/guess-sides.ts';
import { sides } from '../../../../../../features/create/form-values.ts';
import { pictureOf } from '../../../../../../features/create/picture.ts';
import { getCaller, getQueryClient, HydrateClient, trpc } from '../../../../../../trpc/server.tsx';
import { foundOr404 } from '../../../../found-or-404.ts';
import { openWorkspace } from '../../../../open-workspace.ts';
import { CreateView } from './create-view.tsx';

export const metadata: Metadata = { title: 'Make a model' };

interface CreatePageProps {
  params: Promise<{ workspaceId: string; projectId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** `?asset=` begins with pictures of the library, `?job=` with the parameters of an earlier job. */
export default async function CreatePage({ params, searchParams }: CreatePageProps) {
  const { workspaceId, projectId } = await params;
  const { workspace, member } = await openWorkspace(workspaceId);
  const caller = await getCaller();
  const project = await foundOr404(caller.project.get({ workspaceId, projectId }));
  const allowed = authorize(member, 'job.start', { project: gateOf(project) });
  const queryClient = getQueryClient();
  const [beginning, priceBook] = await Promise.all([
    beginningOf(workspaceId, await searchParams),
    caller.operation.priceBook(),
    queryClient.prefetchQuery(trpc.operation.list.queryOptions()),
    queryClient.prefetchQuery(trpc.folder.list.queryOptions({ workspaceId, projectId })),
    may(member, 'preset.see') &&
      queryClient.prefetchQuery(trpc.preset.list.queryOptions({ workspaceId, operation: 'image-to-model' })),
  ]);
  return (
    <HydrateClient>
      <PageHeader
        title="Make a model"
        linkAs={Link}
        crumbs={[
          { label: 'Projects', href: `/w/${workspaceId}` },
          { label: project.name, href: `/w/${workspaceId}/projects/${projectId}` },
          { label: 'Make a model' },
        ]}
      />
      {allowed.ok ? (
        <CreateView
          member={member}
          workspace={workspace}
          projectId={projectId}
          priceBook={priceBook}
          beginning={beginning}
        />
      ) : (
        <EmptyState
          icon={<LockIcon />}
          title={allowed.refusal.message}
          actions={
            <Link href={`/w/${workspaceId}/projects/${projectId}`} className={buttonClass()}>
              To the project
            </Link>
          }
        >
          {allowed.refusal.suggestion}
        </EmptyState>
      )}
    </HydrateClient>
  );
}

const makers = new Set(['image-to-model', 'multiview-to-model']);

type Asked = Awaited<CreatePageProps['searchParams']>;

const one = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

async function beginningOf(workspaceId: string, asked: Asked): Promise<Beginning> {
  const folderId = one(asked.folder) ?? null;
  const jobId = one(asked.job);
  const assetIds = one(asked.asset)?.split(',').filter(Boolean).slice(0, sides.length) ?? [];
  const begun = jobId
    ? await beginningOfJob(workspaceId, jobId)
    : await beginningOfAssets(workspaceId, assetIds);
  const wanted = one(asked.operation);
  const operationId = begun.operationId ?? (wanted && makers.has(wanted) ? wanted : 'image-to-model');
  return { params: {}, pictures: [], ...begun, operationId, folderId: begun.folderId ?? folderId };
}

async function beginningOfAssets(workspaceId: string, assetIds: string[]): Promise<Partial<Beginning>> {
  const caller = await getCaller();
  const assets = await Promise.all(
    assetIds.map((assetId) => foundOr404(caller.asset.get({ workspaceId, assetId }))),
  );
  const pictures = assets.flatMap((asset) => pictureOf(asset) ?? []);
  const [first, ...more] = pictures;
  if (!first) return {};
  const folderId = assets[0]!.folderId;
  if (more.length === 0)
    return { operationId: 'image-to-model', params: { image: first.uploadId }, pictures, folderId };
  return { operationId: 'multiview-to-model', params: { views: guessSides(pictures) }, pictures, folderId };
}

async function beginningOfJob(workspaceId: string, jobId: string): Promise<Partial<Beginning>> {
  const caller = await getCaller();
  const job = await foundOr404(caller.job.get({ workspaceId, jobId }));
  if (!makers.has(job.operation)) return {};
  const { image, views } = job.params as { image?: string; views?: Record<string, string> };
  const uploadIds = [image, ...Object.values(views ?? {})].filter((id) => id !== undefined);
  const uploads = await Promise.all(
    uploadIds.map((uploadId) => caller.upload.get({ workspaceId, uploadId })),
  );
  return {
    operationId: job.operation,
    params: job.params,
    pictures: uploads.map(({ uploadId, name }) => ({ uploadId, name })),
    folderId: job.folderId,
  };
}
