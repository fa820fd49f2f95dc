export { changeMemberRole } from './change-member-role.ts';
export { leaveWorkspace } from './leave-workspace.ts';
export { listPeople } from './list-people.ts';
export { lookAtParting } from './look-at-parting.ts';
export { removeMember } from './remove-member.ts';
export { setBillingFlag } from './set-billing-flag.ts';
export { liftSuspension, suspendMember } from './suspend-member.ts';
