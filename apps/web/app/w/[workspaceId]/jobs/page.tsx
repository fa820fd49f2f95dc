import type { Metadata } from 'next';
import { jobListInput } from '../../../../features/job/job-list-input.ts';
import { JobList } from '../../../../features/job/job-list.tsx';
import { getQueryClient, HydrateClient, trpc } from '../../../../trpc/server.tsx';
import { openWorkspace } from '../../open-workspace.ts';

export const metadata: Metadata = { title: 'Jobs' };

/** The jobs of a workspace. */
export default async function JobsPage({ params }: { params: Promise<{ workspaceId: string }> }) {
  const { workspaceId } = await params;
  const { member } = await openWorkspace(workspaceId);
  await getQueryClient().prefetchInfiniteQuery(
    trpc.job.list.infiniteQueryOptions(jobListInput(workspaceId, 'all'), {
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  return (
    <HydrateClient>
      <JobList member={member} />
    </HydrateClient>
  );
}
