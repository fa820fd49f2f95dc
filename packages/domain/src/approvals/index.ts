export { approvalDays, approvalStatuses, type ApprovalStatus, type ApprovalView } from './approval-view.ts';
export { checkApproval } from './check-approval.ts';
