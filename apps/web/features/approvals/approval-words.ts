import type { ApprovalStatus, ApprovalView } from '@maquette/domain/approvals';
import { operationById } from '@maquette/domain/operations';
import type { BadgeTone } from '@maquette/ui';

export const statusNames: Record<ApprovalStatus, string> = {
  pending: 'Waiting',
  approved: 'Approved',
  declined: 'Declined',
  expired: 'Over',
};

export const statusTones: Record<ApprovalStatus, BadgeTone> = {
  pending: 'accent',
  approved: 'success',
  declined: 'danger',
  expired: 'neutral',
};

/** `Image to model, off-peak · Chairs` */
export function whatWords({ operation, lane, projectName }: ApprovalView): string {
  const name = operationById(operation)?.name ?? operation;
  return [`${name}${lane === 'standard' ? '' : `, ${lane}`}`, projectName].filter(Boolean).join(' · ');
}

/** What became of it, and by whom. */
export function outcomeWords({ status, decidedBy }: ApprovalView): string | null {
  if (status === 'approved') return `Approved by ${decidedBy?.name ?? 'somebody'}`;
  if (status === 'declined') return `Declined by ${decidedBy?.name ?? 'somebody'}. Nothing was charged.`;
  return status === 'expired' ? 'Nobody decided in time. Nothing was charged; it can be asked again.' : null;
}
