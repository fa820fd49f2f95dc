import { layOut, type MailText } from './lay-out.ts';
import { greet, onOneLine, plainName } from './names.ts';

interface Invitation {
  workspaceName: string;
  inviterName: string;
  /** `editor`, `viewer` … */
  role: string;
  days: number;
  url: string;
}

/** To somebody who is invited; they may have no account. `url` works once, for so many days. */
export const invitationMail = (invitation: Invitation): MailText => {
  const { role, days, url } = invitation;
  const workspace = plainName(invitation.workspaceName, 'a workspace');
  const inviter = plainName(invitation.inviterName, 'A member');
  return layOut({
    subject: onOneLine(`${inviter} invites you to ${workspace}`),
    greeting: 'Hello,',
    before: [
      `${inviter} invites you to work in ${workspace} as ${role}. Maquette turns pictures into 3D models, for teams.`,
    ],
    button: { label: 'See the invitation', url },
    after: [
      `The link works once, for ${days === 1 ? 'one day' : `${days} days`}, and only for this address.`,
      'If you do not know what this is about, you can ignore this message: nothing happens without the link.',
    ],
  });
};

interface About {
  name: string;
  workspaceName: string;
  url: string;
}

/** To somebody who was removed from a workspace. */
export const removedMail = ({ name, workspaceName, url }: About): MailText =>
  layOut({
    subject: onOneLine(`You are no longer a member of ${plainName(workspaceName, 'a workspace')}`),
    greeting: greet(name),
    before: [
      `You were removed from ${plainName(workspaceName, 'a workspace')}.`,
      'Jobs of yours that waited were cancelled, and your API keys there no longer work. What you made stays with the workspace.',
    ],
    button: { label: 'Open Maquette', url },
    after: ['Your account and your other workspaces are as they were.'],
  });

/** To somebody who may not enter a workspace for now. */
export const suspendedMail = ({ name, workspaceName, url }: About): MailText =>
  layOut({
    subject: onOneLine(`Your membership of ${plainName(workspaceName, 'a workspace')} is suspended`),
    greeting: greet(name),
    before: [
      `For now you cannot enter ${plainName(workspaceName, 'a workspace')}, and your API keys there do not work.`,
    ],
    button: { label: 'Open Maquette', url },
    after: ['An owner or admin of the workspace can lift it. Your other workspaces are as they were.'],
  });

/** To everyone who was in a workspace that was deleted. */
export const workspaceDeletedMail = ({
  name,
  workspaceName,
  url,
  days,
}: About & { days: number }): MailText =>
  layOut({
    subject: onOneLine(`${plainName(workspaceName, 'A workspace')} was deleted`),
    greeting: greet(name),
    before: [
      `An owner deleted ${plainName(workspaceName, 'a workspace that you were in')}. Nobody can enter it any more.`,
      `Its projects and files are removed for good after ${days} days.`,
    ],
    button: { label: 'Open Maquette', url },
    after: ['Your account and your other workspaces are as they were.'],
  });
