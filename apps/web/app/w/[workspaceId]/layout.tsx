import { may } from '@maquette/domain/access';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { bannerCookie } from '../../../features/alerts/banner-cookie.ts';
import { CreditBanner } from '../../../features/alerts/credit-banner.tsx';
import { LiveJobs } from '../../../features/job/live-jobs.tsx';
import { NoticeBell } from '../../../features/notices/notice-bell.tsx';
import { OfferBanner } from '../../../features/people/offer-banner.tsx';
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
    queryClient.prefetchQuery(trpc.notice.list.queryOptions({ workspaceId })),
    queryClient.prefetchQuery(trpc.ownership.get.queryOptions({ workspaceId })),
    ...(may(member, 'wallet.see-balance')
      ? [
          queryClient.prefetchQuery(trpc.wallet.get.queryOptions({ workspaceId })),
          queryClient.prefetchQuery(trpc.alert.standing.queryOptions({ workspaceId })),
        ]
      : []),
  ]);
  // read here, so that a banner that was closed is not there when the page comes
  const closedBanner = (await cookies()).get(bannerCookie(workspaceId))?.value ?? null;
  return (
    <HydrateClient>
      <UploadProvider key={`uploads ${workspaceId}`} workspaceId={workspaceId}>
        <AppShell
          user={user}
          workspace={workspace}
          workspaces={workspaces}
          member={member}
          bell={<NoticeBell workspaceId={workspaceId} />}
          banner={
            <>
              <OfferBanner member={member} />
              <CreditBanner key={workspaceId} member={member} initiallyClosed={closedBanner} />
            </>
          }
        >
          {children}
        </AppShell>
        <Dock member={member} />
      </UploadProvider>
      <LiveJobs key={`jobs ${workspaceId}`} workspaceId={workspaceId} />
    </HydrateClient>
  );
}
