import { may } from '@maquette/domain/access';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { WebhookSection } from '../../../../../features/settings/webhook-section.tsx';
import { getQueryClient, HydrateClient, trpc } from '../../../../../trpc/server.tsx';
import { openWorkspace } from '../../../open-workspace.ts';

export const metadata: Metadata = { title: 'Webhooks' };

/** Programs that are called when something happens in the workspace. */
export default async function WebhooksRoute({ params }: { params: Promise<{ workspaceId: string }> }) {
  const { workspaceId } = await params;
  const { member } = await openWorkspace(workspaceId);
  if (!may(member, 'webhook.manage')) notFound();
  const queryClient = getQueryClient();
  await Promise.all([
    queryClient.prefetchQuery(trpc.webhook.list.queryOptions({ workspaceId })),
    queryClient.prefetchQuery(trpc.webhook.deliveries.queryOptions({ workspaceId })),
  ]);
  return (
    <HydrateClient>
      <WebhookSection workspaceId={workspaceId} />
    </HydrateClient>
  );
}
