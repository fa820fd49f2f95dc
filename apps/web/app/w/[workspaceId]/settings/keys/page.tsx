import { may } from '@maquette/domain/access';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ApiKeysPage } from '../../../../../features/api-keys/api-keys-page.tsx';
import { getQueryClient, HydrateClient, trpc } from '../../../../../trpc/server.tsx';
import { openWorkspace } from '../../../open-workspace.ts';

export const metadata: Metadata = { title: 'API keys' };

/** Keys for scripts and plug-ins. */
export default async function ApiKeysRoute({ params }: { params: Promise<{ workspaceId: string }> }) {
  const { workspaceId } = await params;
  const { member } = await openWorkspace(workspaceId);
  if (!may(member, 'api-key.manage-own')) notFound();
  await getQueryClient().prefetchQuery(trpc.apiKey.list.queryOptions({ workspaceId }));
  return (
    <HydrateClient>
      <ApiKeysPage member={member} />
    </HydrateClient>
  );
}
