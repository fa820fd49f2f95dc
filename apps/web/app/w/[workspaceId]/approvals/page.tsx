import type { Metadata } from 'next';
import { ApprovalPage } from '../../../../features/approvals/approval-page.tsx';
import { getQueryClient, HydrateClient, trpc } from '../../../../trpc/server.tsx';
import { openWorkspace } from '../../open-workspace.ts';

export const metadata: Metadata = { title: 'Approvals' };

/** Requests for jobs that somebody has to agree to. */
export default async function ApprovalsRoute({ params }: { params: Promise<{ workspaceId: string }> }) {
  const { workspaceId } = await params;
  const { member } = await openWorkspace(workspaceId);
  await getQueryClient().prefetchQuery(trpc.approval.list.queryOptions({ workspaceId }));
  return (
    <HydrateClient>
      <ApprovalPage member={member} />
    </HydrateClient>
  );
}
