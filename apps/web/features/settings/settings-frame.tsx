'use client';

import { may, type Actor, type WorkspaceAction } from '@maquette/domain/access';
import { LinkTabs, PageHeader } from '@maquette/ui';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

/** Pages of the settings, and what opens each. */
const pages: { path: string; label: string; opens: WorkspaceAction[] }[] = [
  { path: '', label: 'General', opens: ['workspace.see'] },
  { path: '/people', label: 'People', opens: ['member.see'] },
  { path: '/keys', label: 'API keys', opens: ['api-key.manage-own'] },
  { path: '/webhooks', label: 'Webhooks', opens: ['webhook.manage'] },
  { path: '/security', label: 'Security', opens: ['workspace.edit'] },
  { path: '/audit', label: 'Audit log', opens: ['audit.see', 'audit.see-billing'] },
];

interface SettingsFrameProps {
  member: Actor;
  workspaceName: string;
  children: ReactNode;
}

/** What heads every page of the settings: their name and their tabs, those that this member may open. */
export function SettingsFrame({ member, workspaceName, children }: SettingsFrameProps) {
  const path = usePathname();
  const home = `/w/${member.workspaceId}/settings`;
  const tabs = pages
    .filter(({ opens }) => opens.some((action) => may(member, action)))
    .map((page) => ({
      href: home + page.path,
      label: page.label,
      isHere: page.path === '' ? path === home : path.startsWith(home + page.path),
    }));
  return (
    <>
      <PageHeader title="Settings" description={workspaceName} />
      {tabs.length > 1 && <LinkTabs aria-label="Settings" linkAs={Link} tabs={tabs} />}
      <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-6">{children}</div>
    </>
  );
}
