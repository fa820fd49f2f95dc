'use client';

import { may, type Actor } from '@maquette/domain/access';
import type { WorkspaceView } from '@maquette/domain/workspaces';
import { PageHeader } from '@maquette/ui';
import type { ReactNode } from 'react';
import { ApiKeySection } from './api-key-section.tsx';
import { MemberSection } from './member-section.tsx';
import { WebhookSection } from './webhook-section.tsx';
import { WorkspaceSection } from './workspace-section.tsx';

interface SettingsPageProps {
  member: Actor;
  workspace: WorkspaceView;
  /** The team's presets; they belong to another feature. */
  presets: ReactNode;
}

/** The workspace's own things. */
export function SettingsPage({ member, workspace, presets }: SettingsPageProps) {
  return (
    <>
      <PageHeader title="Settings" description={workspace.name} />
      <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-6">
        <WorkspaceSection member={member} workspace={workspace} />
        <MemberSection workspaceId={member.workspaceId} userId={member.userId} />
        <ApiKeySection workspaceId={member.workspaceId} />
        {may(member, 'webhook.manage') && <WebhookSection workspaceId={member.workspaceId} />}
        {presets}
      </div>
    </>
  );
}
