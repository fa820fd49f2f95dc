import type { Metadata } from 'next';
import { JobPanel } from '../../../../../features/job/job-panel.tsx';
import { getCaller, getQueryClient, HydrateClient, trpc } from '../../../../../trpc/server.tsx';
import { foundOr404 } from '../../../found-or-404.ts';
import { openWorkspace } from '../../../open-workspace.ts';

interface JobPageProps {
  params: Promise<{ workspaceId: string; jobId: string }>;
}

export async function generateMetadata({ params }: JobPageProps): Promise<Metadata> {
  const job = await foundOr404((await getCaller()).job.get(await params));
  return { title: job.name };
}

/** One job, as it is now; the page follows it from there. */
export default async function JobPage({ params }: JobPageProps) {
  const { workspaceId, jobId } = await params;
  const { member } = await openWorkspace(workspaceId);
  const queryClient = getQueryClient();
  const job = await foundOr404(queryClient.fetchQuery(trpc.job.get.queryOptions({ workspaceId, jobId })));
  await queryClient.prefetchQuery(trpc.project.get.queryOptions({ workspaceId, projectId: job.projectId }));
  return (
    <HydrateClient>
      <JobPanel member={member} jobId={jobId} />
    </HydrateClient>
  );
}
