import { may } from '@maquette/domain/access';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PeoplePage } from '../../../../../features/people/people-page.tsx';
import { getQueryClient, HydrateClient, trpc } from '../../../../../trpc/server.tsx';
import { openWorkspace } from '../../../open-workspace.ts';

export const metadata: Metadata = { title: 'People' };

/** Who is in a workspace. */
export default async function PeopleRoute({ params }: { params: Promise<{ workspaceId: string }> }) {
  const { workspaceId } = await params;
  const { member } = await openWorkspace(workspaceId);
  if (!may(member, 'member.see')) notFound();
  const queryClient = getQueryClient();
  await Promise.all([
    queryClient.prefetchQuery(trpc.member.list.queryOptions({ workspaceId })),
    ...(may(member, 'member.manage')
      ? [queryClient.prefetchQuery(trpc.invitation.list.queryOptions({ workspaceId }))]
      : []),
  ]);
  return (
    <HydrateClient>
      <PeoplePage member={member} />
    </HydrateClient>
  );
}
