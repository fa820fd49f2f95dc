import type { Metadata } from 'next';
import { UsagePage } from '../../../../../features/usage/usage-page.tsx';
import { openWorkspace } from '../../../open-workspace.ts';

export const metadata: Metadata = { title: 'Usage' };

/** Where the credits went. */
export default async function UsageRoute({ params }: { params: Promise<{ workspaceId: string }> }) {
  const { member } = await openWorkspace((await params).workspaceId);
  return <UsagePage member={member} />;
}
