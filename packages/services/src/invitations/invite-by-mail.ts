import { authorize, type Actor } from '@maquette/domain/access';
import type { InvitationTerms, InvitationView } from '@maquette/domain/people';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { parseEmail } from '../accounts/parse-email.ts';
import type { ServiceDeps } from '../deps.ts';
import { withPeople, type LockedPeople } from '../people/with-people.ts';
import { checkTerms, type CheckedTerms } from './check-terms.ts';
import { takeInvitationMail } from './invitation-limits.ts';
import { newInvitationSecret } from './invitation-secret.ts';
import { queueInvitationMail } from './queue-invitation-mail.ts';
import { viewInvitations } from './view-invitations.ts';
import { checkOpenCount, writeInvitation } from './write-invitation.ts';

/**
 * Invites the person behind an address, and nobody else: the secret goes there by mail and is nowhere else. Refuses with
 * `limit.seats` when there is no seat for them, and when they are in, or invited, already.
 */
export async function inviteByMail(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  actor: Actor,
  { email: asked, ...terms }: InvitationTerms & { email: string },
): Promise<Result<InvitationView>> {
  const allowed = authorize(actor, 'member.manage');
  if (!allowed.ok) return allowed;
  const email = parseEmail(asked);
  if (!email.ok) return email;
  const { workspaceId } = actor;
  const invited = { email: email.value, terms };
  // looked at before it counts, and again with what is written
  const fits = await withPeople(deps, actor, 'member.manage', (people, by) => check(people, by, invited));
  if (!fits.ok) return fits;
  const taken = await takeInvitationMail(deps.db, { workspaceId, email: email.value });
  if (!taken.ok) return taken;
  return withPeople(deps, actor, 'member.manage', (people, by) => send(people, deps, { by, ...invited }));
}

interface Invited {
  email: string;
  terms: InvitationTerms;
}

async function check(
  people: LockedPeople,
  by: Actor,
  { email, terms }: Invited,
): Promise<Result<CheckedTerms>> {
  const checked = await checkTerms(people, by, terms);
  if (!checked.ok) return checked;
  const isNew = await checkNew(people, email);
  return isNew.ok ? checked : isNew;
}

async function send(
  people: LockedPeople,
  deps: Pick<ServiceDeps, 'settings'>,
  { by, ...invited }: Invited & { by: Actor },
): Promise<Result<InvitationView>> {
  const checked = await check(people, by, invited);
  if (!checked.ok) return checked;
  const { email } = invited;
  const { role, expiresAt } = checked.value;
  const { token, tokenHash } = newInvitationSecret();
  await queueInvitationMail(people, deps, { to: email, by: by.userId, token, role, expiresAt });
  const forWhom = { email, emailDomain: null, usesMax: 1, tokenHash };
  const row = await writeInvitation(people, by, checked.value, forWhom);
  return ok((await viewInvitations(people.tx, by.workspaceId, [row]))[0]!);
}

async function checkNew(people: LockedPeople, email: string): Promise<Result<void>> {
  const member = people.members.find((one) => one.email === email);
  if (member)
    return refuse('conflict.state', `${member.name} is in the workspace already.`, {
      field: 'email',
      suggestion: 'Change their role in the list instead.',
    });
  const open = await people.tx.invitation.count({
    where: {
      workspaceId: people.workspace.id,
      email,
      uses: 0,
      revokedAt: null,
      expiresAt: { gt: new Date() },
    },
  });
  if (open > 0)
    return refuse('conflict.state', `${email} is invited already.`, {
      field: 'email',
      suggestion: 'Send that invitation again, or revoke it first.',
    });
  return checkOpenCount(people);
}
