import type { Metadata } from 'next';
import { ApprovalList } from '../../../../../features/approvals/approval-list.tsx';
import { LimitsPage } from '../../../../../features/limits/limits-page.tsx';
import { getQueryClient, HydrateClient, trpc } from '../../../../../trpc/server.tsx';
import { openWorkspace } from '../../../open-workspace.ts';

export const metadata: Metadata = { title: 'Limits' };

/** Caps, approvals and the off-peak window of a workspace. */
export default async function LimitsRoute({ params }: { params: Promise<{ workspaceId: string }> }) {
  const { workspaceId } = await params;
  const { member } = await openWorkspace(workspaceId);
  const queryClient = getQueryClient();
  await Promise.all([
    queryClient.prefetchQuery(trpc.cap.list.queryOptions({ workspaceId })),
    queryClient.prefetchQuery(trpc.limit.get.queryOptions({ workspaceId })),
    queryClient.prefetchQuery(trpc.approval.list.queryOptions({ workspaceId })),
  ]);
  const waiting = (
    <ApprovalList
      member={member}
      pendingOnly
      empty={<p className="text-text-muted">No request waits for a decision.</p>}
    />
  );
  return (
    <HydrateClient>
      <LimitsPage member={member} approvals={waiting} />
    </HydrateClient>
  );
}
