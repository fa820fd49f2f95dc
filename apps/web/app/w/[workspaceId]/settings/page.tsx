import { may } from '@maquette/domain/access';
import type { Metadata } from 'next';
import { DangerSection } from '../../../../features/people/danger-section.tsx';
import { PresetList } from '../../../../features/presets/preset-list.tsx';
import { WorkspaceSection } from '../../../../features/settings/workspace-section.tsx';
import { SharePolicySection } from '../../../../features/share/share-policy-section.tsx';
import { getQueryClient, HydrateClient, trpc } from '../../../../trpc/server.tsx';
import { openWorkspace } from '../../open-workspace.ts';

export const metadata: Metadata = { title: 'Settings' };

/** Name and presets of a workspace. */
export default async function SettingsRoute({ params }: { params: Promise<{ workspaceId: string }> }) {
  const { workspaceId } = await params;
  const { workspace, member } = await openWorkspace(workspaceId);
  const seesPresets = may(member, 'preset.see');
  if (seesPresets) await getQueryClient().prefetchQuery(trpc.preset.list.queryOptions({ workspaceId }));
  return (
    <HydrateClient>
      <WorkspaceSection member={member} workspace={workspace} />
      <SharePolicySection member={member} />
      {seesPresets && <PresetList member={member} />}
      <DangerSection member={member} workspace={workspace} />
    </HydrateClient>
  );
}
