import { may } from '@maquette/domain/access';
import type { Metadata } from 'next';
import { AlertsPage } from '../../../../../features/alerts/alerts-page.tsx';
import { getQueryClient, HydrateClient, trpc } from '../../../../../trpc/server.tsx';
import { openWorkspace } from '../../../open-workspace.ts';

export const metadata: Metadata = { title: 'Alerts' };

/** When the workspace is told about its credits. */
export default async function AlertsRoute({ params }: { params: Promise<{ workspaceId: string }> }) {
  const { workspaceId } = await params;
  const { member } = await openWorkspace(workspaceId);
  if (may(member, 'wallet.see-balance'))
    await getQueryClient().prefetchQuery(trpc.alert.list.queryOptions({ workspaceId }));
  return (
    <HydrateClient>
      <AlertsPage member={member} />
    </HydrateClient>
  );
}
