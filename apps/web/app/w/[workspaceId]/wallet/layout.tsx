import type { ReactNode } from 'react';
import { WalletFrame } from '../../../../features/wallet/wallet-frame.tsx';
import { openWorkspace } from '../../open-workspace.ts';

interface WalletLayoutProps {
  params: Promise<{ workspaceId: string }>;
  children: ReactNode;
}

/** The frame of the wallet's pages. */
export default async function WalletLayout({ params, children }: WalletLayoutProps) {
  const { member } = await openWorkspace((await params).workspaceId);
  return <WalletFrame member={member}>{children}</WalletFrame>;
}
