import { may } from '@maquette/domain/access';
import type { Metadata } from 'next';
import { PresetList } from '../../../../features/presets/preset-list.tsx';
import { SharePolicySection } from '../../../../features/share/share-policy-section.tsx';
import { SettingsPage } from '../../../../features/settings/settings-page.tsx';
import { getQueryClient, HydrateClient, trpc } from '../../../../trpc/server.tsx';
import { openWorkspace } from '../../open-workspace.ts';

export const metadata: Metadata = { title: 'Settings' };

/** Name, members, keys, webhooks and presets of a workspace. */
export default async function SettingsRoute({ params }: { params: Promise<{ workspaceId: string }> }) {
  const { workspaceId } = await params;
  const { workspace, member } = await openWorkspace(workspaceId);
  const queryClient = getQueryClient();
  await Promise.all([
    queryClient.prefetchQuery(trpc.workspace.members.queryOptions({ workspaceId })),
    queryClient.prefetchQuery(trpc.apiKey.list.queryOptions({ workspaceId })),
    queryClient.prefetchQuery(trpc.preset.list.queryOptions({ workspaceId })),
    ...(may(member, 'webhook.manage')
      ? [
          queryClient.prefetchQuery(trpc.webhook.list.queryOptions({ workspaceId })),
          queryClient.prefetchQuery(trpc.webhook.deliveries.queryOptions({ workspaceId })),
        ]
      : []),
  ]);
  return (
    <HydrateClient>
      <SettingsPage
        member={member}
        workspace={workspace}
        presets={
          <>
            <SharePolicySection member={member} />
            <PresetList member={member} />
          </>
        }
      />
    </HydrateClient>
  );
}
