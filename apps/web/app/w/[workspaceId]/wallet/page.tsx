import type { Metadata } from 'next';
import { WalletPage } from '../../../../features/wallet/wallet-page.tsx';
import { openWorkspace } from '../../open-workspace.ts';

export const metadata: Metadata = { title: 'Wallet' };

/** The wallet; the balance was asked for by the layout. */
export default async function WalletRoute({ params }: { params: Promise<{ workspaceId: string }> }) {
  const { workspace, member } = await openWorkspace((await params).workspaceId);
  return <WalletPage member={member} planId={workspace.planId} />;
}
