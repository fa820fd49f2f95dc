export { approvalDays, approvalStatuses, type ApprovalStatus, type ApprovalView } from './approval-view.ts';
export { approvalRefusal, needsApproval } from './needs-approval.ts';
