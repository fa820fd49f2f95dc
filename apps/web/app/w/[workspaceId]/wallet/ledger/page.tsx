import type { Metadata } from 'next';
import { LedgerPage } from '../../../../../features/wallet/ledger-page.tsx';
import { openWorkspace } from '../../../open-workspace.ts';

export const metadata: Metadata = { title: 'Ledger' };

/** Every movement of credits. */
export default async function LedgerRoute({ params }: { params: Promise<{ workspaceId: string }> }) {
  const { member } = await openWorkspace((await params).workspaceId);
  return <LedgerPage member={member} />;
}
