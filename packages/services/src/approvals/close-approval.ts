import type { Transaction } from '@maquette/db';
import type { ApprovalStatus } from '@maquette/domain/approvals';
import type { ServiceDeps } from '../deps.ts';
import { noteNotices } from '../notices/index.ts';
import { requestOf } from './approval-request.ts';
import type { LockedApproval } from './lock-approval.ts';

export interface ApprovalEnd {
  status: Exclude<ApprovalStatus, 'pending'>;
  /** null: nobody did. */
  decidedById: string | null;
  note: string;
  /** The job that was started. */
  jobId?: string;
}

/** Ends a request and tells the one who asked, in the caller's transaction. */
export async function closeApproval(
  tx: Transaction,
  deps: Pick<ServiceDeps, 'settings'>,
  { row, now }: LockedApproval,
  end: ApprovalEnd,
): Promise<void> {
  await tx.jobApproval.update({ where: { id: row.id }, data: { ...end, decidedAt: now } });
  const { workspaceId, requestedById, quotedCredits } = row;
  const what = `“${requestOf(row).name ?? requestOf(row).operation}”, ${quotedCredits} credits`;
  const said = end.note === '' ? '' : ` They say: ${end.note}`;
  const words = {
    approved: { title: 'Your job was approved and has started', body: `${what}.${said}` },
    declined: { title: 'Your job was declined', body: `${what}. Nothing was charged.${said}` },
    expired: {
      title: 'Nobody decided on your job in time',
      body: `${what}. Nothing was charged. You can ask again.`,
    },
  };
  await noteNotices(tx, deps, {
    workspaceId,
    to: { userIds: [requestedById] },
    kind: `approval.${end.status}`,
    ...words[end.status],
    href: end.jobId ? `/w/${workspaceId}/jobs/${end.jobId}` : `/w/${workspaceId}/approvals`,
    uniqueKey: `approval:${row.id}:${end.status}`,
  });
}
