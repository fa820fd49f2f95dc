import { may } from '@maquette/domain/access';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SignInRuleSection } from '../../../../../features/sign-in-rule/sign-in-rule-section.tsx';
import { getQueryClient, HydrateClient, trpc } from '../../../../../trpc/server.tsx';
import { openWorkspace } from '../../../open-workspace.ts';

export const metadata: Metadata = { title: 'Security' };

/** How one must sign in to enter the workspace. */
export default async function SecurityRoute({ params }: { params: Promise<{ workspaceId: string }> }) {
  const { workspaceId } = await params;
  const { member } = await openWorkspace(workspaceId);
  if (!may(member, 'workspace.edit')) notFound();
  await getQueryClient().prefetchQuery(trpc.signInRule.get.queryOptions({ workspaceId }));
  return (
    <HydrateClient>
      <SignInRuleSection workspaceId={workspaceId} />
    </HydrateClient>
  );
}
