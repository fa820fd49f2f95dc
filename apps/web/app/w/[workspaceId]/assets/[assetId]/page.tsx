import type { Metadata } from 'next';
import { getCaller, getQueryClient, HydrateClient, trpc } from '../../../../../trpc/server.tsx';
import { AssetView } from './asset-view.tsx';
import { foundOr404 } from '../../../found-or-404.ts';
import { openWorkspace } from '../../../open-workspace.ts';

interface PageProps {
  params: Promise<{ workspaceId: string; assetId: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const asset = await foundOr404((await getCaller()).asset.get(await params));
  return { title: asset.name };
}

/** One asset with its versions. */
export default async function AssetRoute({ params }: PageProps) {
  const { workspaceId, assetId } = await params;
  const { member } = await openWorkspace(workspaceId);
  const queryClient = getQueryClient();
  const [asset] = await Promise.all([
    foundOr404(queryClient.fetchQuery(trpc.asset.get.queryOptions({ workspaceId, assetId }))),
    foundOr404(queryClient.fetchQuery(trpc.asset.versions.queryOptions({ workspaceId, assetId }))),
  ]);
  const { jobId } = asset.current;
  await Promise.all([
    queryClient.prefetchQuery(trpc.project.get.queryOptions({ workspaceId, projectId: asset.projectId })),
    queryClient.prefetchQuery(trpc.comment.list.queryOptions({ workspaceId, assetId })),
    jobId && queryClient.prefetchQuery(trpc.job.get.queryOptions({ workspaceId, jobId })),
    asset.kind === 'model' &&
      queryClient.prefetchQuery(
        trpc.checklist.get.queryOptions({ workspaceId, versionId: asset.current.id }),
      ),
  ]);
  return (
    <HydrateClient>
      <AssetView member={member} assetId={assetId} />
    </HydrateClient>
  );
}
