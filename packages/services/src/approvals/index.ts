export { decideApproval, type ApprovalDecision } from './decide-approval.ts';
export { listApprovals } from './list-approvals.ts';
export { requestApproval } from './request-approval.ts';
export { sweepApprovals } from './sweep-approvals.ts';
