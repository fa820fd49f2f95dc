import { may } from '@maquette/domain/access';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AuditPage } from '../../../../../features/audit/audit-page.tsx';
import { openWorkspace } from '../../../open-workspace.ts';

export const metadata: Metadata = { title: 'Audit log' };

/** Who did what in the workspace. */
export default async function AuditRoute({ params }: { params: Promise<{ workspaceId: string }> }) {
  const { member } = await openWorkspace((await params).workspaceId);
  if (!may(member, 'audit.see') && !may(member, 'audit.see-billing')) notFound();
  return <AuditPage member={member} />;
}
