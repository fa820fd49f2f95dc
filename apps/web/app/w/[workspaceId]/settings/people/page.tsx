import type { Metadata } from 'next';
import { MemberSection } from '../../../../../features/settings/member-section.tsx';
import { getQueryClient, HydrateClient, trpc } from '../../../../../trpc/server.tsx';
import { openWorkspace } from '../../../open-workspace.ts';

export const metadata: Metadata = { title: 'People' };

/** Who is in a workspace. */
export default async function PeopleRoute({ params }: { params: Promise<{ workspaceId: string }> }) {
  const { workspaceId } = await params;
  const { member } = await openWorkspace(workspaceId);
  await getQueryClient().prefetchQuery(trpc.workspace.members.queryOptions({ workspaceId }));
  return (
    <HydrateClient>
      <MemberSection workspaceId={workspaceId} userId={member.userId} />
    </HydrateClient>
  );
}
