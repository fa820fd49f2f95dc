export { acceptInvitation, type Invitee } from './accept-invitation.ts';
export { createInviteLink } from './create-invite-link.ts';
export { inviteByMail } from './invite-by-mail.ts';
export { listInvitations } from './list-invitations.ts';
export { lookAtInvitation } from './look-at-invitation.ts';
export { resendInvitation } from './resend-invitation.ts';
export { revokeInvitation } from './revoke-invitation.ts';
