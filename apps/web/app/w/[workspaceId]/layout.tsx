import { may } from '@maquette/domain/access';
import type { ReactNode } from 'react';
import { LiveJobs } from '../../../features/job/live-jobs.tsx';
import { AppShell } from '../../../features/shell/app-shell.tsx';
import { UploadProvider } from '../../../features/upload/upload-provider.tsx';
import { HydrateClient, prefetch, trpc } from '../../../trpc/server.tsx';
import { openWorkspace } from '../open-workspace.ts';
import { Dock } from './dock.tsx';

interface WorkspaceLayoutProps {
  params: Promise<{ workspaceId: string }>;
  children: ReactNode;
}

/** The frame of a workspace: navigation, balance, and the one connection over which jobs report. */
export default async function WorkspaceLayout({ params, children }: WorkspaceLayoutProps) {
  const { workspaceId } = await params;
  const { user, workspace, workspaces, member } = await openWorkspace(workspaceId);
  prefetch(trpc.project.list.queryOptions({ workspaceId }));
  prefetch(trpc.job.list.queryOptions({ workspaceId, status: ['queued', 'running'], limit: 100 }));
  if (may(member, 'wallet.see-balance')) prefetch(trpc.wallet.get.queryOptions({ workspaceId }));
  return (
    <HydrateClient>
      <UploadProvider key={workspaceId} workspaceId={workspaceId}>
        <AppShell user={user} workspace={workspace} workspaces={workspaces} member={member}>
          {children}
        </AppShell>
        <Dock member={member} />
      </UploadProvider>
      <LiveJobs key={workspaceId} workspaceId={workspaceId} />
    </HydrateClient>
  );
}
