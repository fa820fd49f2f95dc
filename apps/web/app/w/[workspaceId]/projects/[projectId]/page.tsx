import type { Metadata } from 'next';
import { assetListInput } from '../../../../../features/library/asset-list-input.ts';
import { getCaller, getQueryClient, HydrateClient, trpc } from '../../../../../trpc/server.tsx';
import { foundOr404 } from '../../../found-or-404.ts';
import { openWorkspace } from '../../../open-workspace.ts';
import { ProjectView } from './project-view.tsx';

interface ProjectPageProps {
  params: Promise<{ workspaceId: string; projectId: string }>;
}

export async function generateMetadata({ params }: ProjectPageProps): Promise<Metadata> {
  const { workspaceId, projectId } = await params;
  const project = await foundOr404((await getCaller()).project.get({ workspaceId, projectId }));
  return { title: project.name };
}

/** A project with the first page of its library. */
export default async function ProjectPage({ params }: ProjectPageProps) {
  const { workspaceId, projectId } = await params;
  const { member } = await openWorkspace(workspaceId);
  const queryClient = getQueryClient();
  const place = { workspaceId, projectId, folder: null, kind: 'all', search: '' } as const;
  const [project] = await Promise.all([
    foundOr404(queryClient.fetchQuery(trpc.project.get.queryOptions({ workspaceId, projectId }))),
    queryClient.prefetchQuery(trpc.participant.list.queryOptions({ workspaceId, projectId })),
    queryClient.prefetchQuery(trpc.checklist.agreed.queryOptions({ workspaceId, projectId })),
    queryClient.prefetchQuery(trpc.folder.list.queryOptions({ workspaceId, projectId })),
    queryClient.prefetchInfiniteQuery(
      trpc.asset.list.infiniteQueryOptions(assetListInput(place), {
        getNextPageParam: (page) => page.nextCursor,
      }),
    ),
  ]);
  return (
    <HydrateClient>
      <ProjectView member={member} projectId={projectId} projectName={project.name} />
    </HydrateClient>
  );
}
