import type { Metadata } from 'next';
import { BillingPage } from '../../../../../features/billing/billing-page.tsx';
import { openWorkspace } from '../../../open-workspace.ts';

export const metadata: Metadata = { title: 'Plan & billing' };

/** What the workspace pays, and for what. */
export default async function BillingRoute({ params }: { params: Promise<{ workspaceId: string }> }) {
  const { member } = await openWorkspace((await params).workspaceId);
  return <BillingPage member={member} />;
}
