import { layOut, type MailText } from './lay-out.ts';
import { greet, onOneLine } from './names.ts';

/** To a new address: proves that it can be read. `url` works once, for 24 hours. */
export const verifyEmailMail = ({ name, url }: { name: string; url: string }): MailText =>
  layOut({
    subject: 'Confirm your e-mail address',
    greeting: greet(name),
    before: ['Please confirm that this is your e-mail address. Then you can sign in to Maquette.'],
    button: { label: 'Confirm address', url },
    after: [
      'The link works once, for 24 hours.',
      'If you did not open an account, you can ignore this message: nothing happens without the link.',
    ],
  });

/** To someone who cannot sign in. `url` works once, for 30 minutes. */
export const resetPasswordMail = ({ name, url }: { name: string; url: string }): MailText =>
  layOut({
    subject: 'Choose a new password',
    greeting: greet(name),
    before: ['Someone asked for a new password for your Maquette account.'],
    button: { label: 'Choose a new password', url },
    after: [
      'The link works once, for 30 minutes. A new password signs you out everywhere.',
      'If it was not you, you can ignore this message: your password stays as it is.',
    ],
  });

/** To someone who signs in without a password. `url` works once, for 15 minutes. */
export const magicLinkMail = ({ name, url }: { name: string; url: string }): MailText =>
  layOut({
    subject: 'Your link to sign in',
    greeting: greet(name),
    before: ['Here is the link to sign in to Maquette that someone asked for with your address.'],
    button: { label: 'Sign in', url },
    after: [
      'The link works once, for 15 minutes. Maquette never asks you to pass it on.',
      'If it was not you, you can ignore this message: nobody is signed in without the link.',
    ],
  });

/** To someone who signed in with a browser that was not seen before. */
export const newDeviceMail = (sign: {
  name: string;
  /** `Firefox on Windows` */
  device: string;
  ip: string | null;
  at: Date;
  accountUrl: string;
  forgotPasswordUrl: string;
}): MailText =>
  layOut({
    subject: 'A new device signed in to your account',
    greeting: greet(sign.name),
    before: [
      'Someone signed in to your Maquette account with a browser that was not used for it before.',
      [
        `What: ${sign.device}`,
        `When: ${sign.at.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
        `From: ${sign.ip ?? 'an unknown address'}`,
      ].join('. '),
      'If it was you, there is nothing to do.',
    ],
    button: { label: 'See where you are signed in', url: sign.accountUrl },
    after: [
      `If it was not you, end that session there, and choose a new password: ${sign.forgotPasswordUrl}`,
    ],
  });

/** To someone whose ways to sign in were changed. `what`: "The password was changed". */
export const accountChangedMail = (change: {
  name: string;
  what: string;
  accountUrl: string;
  forgotPasswordUrl: string;
}): MailText =>
  layOut({
    subject: 'Your account was changed',
    greeting: greet(change.name),
    before: [`${change.what} in your Maquette account.`, 'If it was you, there is nothing to do.'],
    button: { label: 'Open your account', url: change.accountUrl },
    after: [
      `If it was not you, choose a new password now; that signs everyone out: ${change.forgotPasswordUrl}`,
    ],
  });

/** To the owner of an address with which someone tried to open a second account. */
export const knownAddressMail = (links: {
  name: string;
  signInUrl: string;
  forgotPasswordUrl: string;
}): MailText =>
  layOut({
    subject: 'You already have an account',
    greeting: greet(links.name),
    before: [
      'Someone tried to open a Maquette account with this address. There is one already, so nothing was changed.',
    ],
    button: { label: 'Sign in', url: links.signInUrl },
    after: [
      `If you do not know the password, choose a new one: ${links.forgotPasswordUrl}`,
      'If it was not you, you can ignore this message.',
    ],
  });

/** What a person is told about a workspace; the button leads to where something can be done about it. */
export const noticeMail = (notice: {
  name: string;
  title: string;
  body: string;
  /** What the button says, `Open Maquette` unless told. */
  action?: string | undefined;
  url: string;
}): MailText =>
  layOut({
    subject: onOneLine(notice.title),
    greeting: greet(notice.name),
    before: [notice.title, notice.body],
    button: { label: notice.action ?? 'Open Maquette', url: notice.url },
    after: ['An owner of the workspace can choose which of these messages are sent.'],
  });
