import { invitationMail } from '@maquette/mail';
import type { ServiceDeps } from '../deps.ts';
import { queueMail } from '../mail/index.ts';
import { memberOf, type LockedPeople } from '../people/with-people.ts';
import { invitationUrl } from './invitation-secret.ts';

const dayMs = 86_400_000;

/** Puts the mail with the secret into the outbox. */
export async function queueInvitationMail(
  people: LockedPeople,
  { settings }: Pick<ServiceDeps, 'settings'>,
  mail: { to: string; by: string; token: string; role: string; expiresAt: Date },
): Promise<void> {
  const { to, by, token, role, expiresAt } = mail;
  await queueMail(people.tx, {
    to,
    ...invitationMail({
      workspaceName: people.workspace.name,
      inviterName: memberOf(people, by)?.name ?? '',
      role,
      days: Math.max(1, Math.round((expiresAt.getTime() - Date.now()) / dayMs)),
      url: invitationUrl(settings, token),
    }),
  });
}
