export { createMailer, type Mailer, type OutgoingMail } from './create-mailer.ts';
export type { MailText } from './lay-out.ts';
export { invitationMail, removedMail, suspendedMail, workspaceDeletedMail } from './people-templates.ts';
export {
  accountChangedMail,
  knownAddressMail,
  magicLinkMail,
  newDeviceMail,
  noticeMail,
  resetPasswordMail,
  verifyEmailMail,
} from './templates.ts';
