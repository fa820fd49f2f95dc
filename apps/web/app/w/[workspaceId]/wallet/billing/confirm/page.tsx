import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ConfirmPage } from '../../../../../../features/billing/confirm-page.tsx';
import { openWorkspace } from '../../../../open-workspace.ts';

export const metadata: Metadata = { title: 'Payment' };

interface ConfirmRouteProps {
  params: Promise<{ workspaceId: string }>;
  searchParams: Promise<{ session?: string | string[] }>;
}

/** Where the payment provider sends the payer back to. */
export default async function ConfirmRoute({ params, searchParams }: ConfirmRouteProps) {
  const { workspaceId } = await params;
  await openWorkspace(workspaceId);
  const { session } = await searchParams;
  if (typeof session !== 'string') notFound();
  return <ConfirmPage workspaceId={workspaceId} sessionId={session} />;
}
