import { may } from '@maquette/domain/access';
import { plans as defaultPlans } from '@maquette/domain/plans';
import type { Metadata } from 'next';
import { OverviewPage } from '../../../../features/wallet/overview-page.tsx';
import { getCaller, getQueryClient, HydrateClient, trpc } from '../../../../trpc/server.tsx';
import { openWorkspace } from '../../open-workspace.ts';

export const metadata: Metadata = { title: 'Wallet' };

/** The wallet at a glance; the balance was asked for by the layout of the workspace. */
export default async function WalletRoute({ params }: { params: Promise<{ workspaceId: string }> }) {
  const { workspaceId } = await params;
  const { workspace, member } = await openWorkspace(workspaceId);
  const caller = await getCaller();
  const [{ plans }, priceBook] = await Promise.all([
    caller.billing.plans({ workspaceId }),
    caller.operation.priceBook(),
    may(member, 'wallet.see-balance') &&
      getQueryClient().prefetchQuery(trpc.wallet.burnDown.queryOptions({ workspaceId })),
  ]);
  return (
    <HydrateClient>
      <OverviewPage
        member={member}
        plan={plans.find(({ id }) => id === workspace.planId) ?? defaultPlans.free}
        priceBook={priceBook}
      />
    </HydrateClient>
  );
}
