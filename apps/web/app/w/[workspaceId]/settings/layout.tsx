import type { ReactNode } from 'react';
import { SettingsFrame } from '../../../../features/settings/settings-frame.tsx';
import { openWorkspace } from '../../open-workspace.ts';

interface SettingsLayoutProps {
  params: Promise<{ workspaceId: string }>;
  children: ReactNode;
}

/** The frame of the settings' pages. */
export default async function SettingsLayout({ params, children }: SettingsLayoutProps) {
  const { workspace, member } = await openWorkspace((await params).workspaceId);
  return (
    <SettingsFrame member={member} workspaceName={workspace.name}>
      {children}
    </SettingsFrame>
  );
}
