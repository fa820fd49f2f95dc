import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { EnterPanel, type ClosedReason } from '../../../features/account/enter-panel.tsx';
import { knownProviders, providerOf } from '../../../server/known-providers.ts';
import { openMembership } from '../../../server/open-membership.ts';
import { requireSession } from '../../../server/session.ts';
import { getCaller } from '../../../trpc/server.tsx';

export const metadata: Metadata = { title: 'Entering a workspace' };

/** Where a member stands before a workspace that does not let them in as they are, and what they can do about it. */
export default async function EnterRoute({ params }: { params: Promise<{ workspaceId: string }> }) {
  const { workspaceId } = await params;
  const { user } = await requireSession(`/w/${workspaceId}`);
  const membership = await openMembership(workspaceId);
  if (membership.ok) redirect(`/w/${workspaceId}`);
  const caller = await getCaller();
  const [workspaces, account] = await Promise.all([caller.workspace.list(), caller.account.get()]);
  const { code, detail } = membership.refusal;
  if (code !== 'access.suspended' && code !== 'auth.step-up') notFound();
  const reason: ClosedReason =
    code === 'access.suspended' ? 'suspended' : detail?.['needs'] === 'oidc' ? 'oidc' : 'two_factor';
  const asked = providerOf(detail?.['issuer']);
  return (
    <EnterPanel
      reason={reason}
      email={user.email}
      workspaceId={workspaceId}
      workspaceName={workspaces.find(({ id }) => id === workspaceId)?.name ?? 'this workspace'}
      others={workspaces.filter(({ id }) => id !== workspaceId)}
      account={account}
      providers={asked ? [asked] : knownProviders()}
    />
  );
}
