import type { Metadata } from 'next';
import { ShareLinksPage } from '../../../../../../features/share/share-links-page.tsx';
import { getCaller, getQueryClient, HydrateClient, trpc } from '../../../../../../trpc/server.tsx';
import { foundOr404 } from '../../../../found-or-404.ts';
import { openWorkspace } from '../../../../open-workspace.ts';

interface PageProps {
  params: Promise<{ workspaceId: string; projectId: string }>;
}

export const metadata: Metadata = { title: 'Share links' };

/** The share links of a project. */
export default async function ShareLinksRoute({ params }: PageProps) {
  const { workspaceId, projectId } = await params;
  const { member } = await openWorkspace(workspaceId);
  const { id, name } = await foundOr404((await getCaller()).project.get({ workspaceId, projectId }));
  await Promise.all([
    getQueryClient().prefetchQuery(trpc.share.list.queryOptions({ workspaceId, projectId })),
    getQueryClient().prefetchQuery(trpc.project.list.queryOptions({ workspaceId })),
  ]);
  return (
    <HydrateClient>
      <ShareLinksPage member={member} project={{ id, name }} />
    </HydrateClient>
  );
}
