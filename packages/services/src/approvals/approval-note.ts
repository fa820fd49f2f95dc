import type { JobApprovalModel } from '@maquette/db';
import type { AuditNote } from '../audit/index.ts';
import { requestOf } from './approval-request.ts';
import type { ApprovalEnd } from './close-approval.ts';

/** How the end of a request stands in the audit log. */
export function approvalNote(row: JobApprovalModel, { status, note, jobId }: ApprovalEnd): AuditNote {
  const { name, operation, projectId } = requestOf(row);
  return {
    action: `approval.${status}`,
    target: { kind: 'approval', id: row.id, name: name ?? operation },
    projectId,
    before: { status: row.status },
    after: { status, credits: row.quotedCredits, ...(note && { note }), ...(jobId && { jobId }) },
  };
}
