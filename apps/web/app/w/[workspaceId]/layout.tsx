import { may } from '@maquette/domain/access';
import type { ReactNode } from 'react';
import { LiveJobs } from '../../../features/job/live-jobs.tsx';
import { AppShell } from '../../../features/shell/app-shell.tsx';
import { UploadProvider } from '../../../features/upload/upload-provider.tsx';
import { getQueryClient, HydrateClient, trpc } from '../../../trpc/server.tsx';
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
  const queryClient = getQueryClient();
  // awaited: what arrives while the page wakes up would not match what was rendered
  await Promise.all([
    queryClient.prefetchQuery(trpc.project.list.queryOptions({ workspaceId })),
    queryClient.prefetchQuery(
      trpc.job.list.queryOptions({ workspaceId, status: ['queued', 'running'], limit: 100 }),
    ),
    may(member, 'wallet.see-balance') &&
      queryClient.prefetchQuery(trpc.wallet.get.queryOptions({ workspaceId })),
  ]);
  return (
    <HydrateClient>
      <UploadProvider key={`uploads ${workspaceId}`} workspaceId={workspaceId}>
        <AppShell user={user} workspace={workspace} workspaces={workspaces} member={member}>
          {children}
        </AppShell>
        <Dock member={member} />
      </UploadProvider>
      <LiveJobs key={`jobs ${workspaceId}`} workspaceId={workspaceId} />
    </HydrateClient>
  );
}
