import { may } from '@maquette/domain/access';
import type { Metadata } from 'next';
import { OverviewPage } from '../../../../features/wallet/overview-page.tsx';
import { composition } from '../../../../server/compose.ts';
import { getQueryClient, HydrateClient, trpc } from '../../../../trpc/server.tsx';
import { openWorkspace } from '../../open-workspace.ts';

export const metadata: Metadata = { title: 'Wallet' };

/** The wallet at a glance; the balance was asked for by the layout of the workspace. */
export default async function WalletRoute({ params }: { params: Promise<{ workspaceId: string }> }) {
  const { workspaceId } = await params;
  const { workspace, member } = await openWorkspace(workspaceId);
  if (may(member, 'wallet.see-balance'))
    await getQueryClient().prefetchQuery(trpc.wallet.burnDown.queryOptions({ workspaceId }));
  return (
    <HydrateClient>
      <OverviewPage
        member={member}
        planId={workspace.planId}
        priceList={composition().deps.settings.priceList}
      />
    </HydrateClient>
  );
}
