import type { Actor } from '@maquette/domain/access';
import { linkUsesMax, type InvitationTerms, type InvitationView } from '@maquette/domain/people';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { parseEmail } from '../accounts/parse-email.ts';
import type { ServiceDeps } from '../deps.ts';
import { withPeople } from '../people/with-people.ts';
import { checkTerms } from './check-terms.ts';
import { invitationUrl, newInvitationSecret } from './invitation-secret.ts';
import { viewInvitations } from './view-invitations.ts';
import { checkOpenCount, writeInvitation } from './write-invitation.ts';

/** Who may come in by a link. */
interface LinkTerms extends InvitationTerms {
  /** How many people, 1 to 100. */
  usesMax: number;
  /** Only confirmed addresses of this domain: `studio.example`. */
  emailDomain?: string | undefined;
}

/** Makes a link by which several people may come in. @returns the invitation, and its address: it is shown this once */
export function createInviteLink(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  actor: Actor,
  { usesMax, emailDomain: askedDomain, ...terms }: LinkTerms,
): Promise<Result<{ invitation: InvitationView; url: string }>> {
  return withPeople(deps, actor, 'member.manage', async (people, by) => {
    const checked = await checkTerms(people, by, terms);
    if (!checked.ok) return checked;
    if (!Number.isInteger(usesMax) || usesMax < 1 || usesMax > linkUsesMax)
      return refuse('input.invalid', `A link is for 1 to ${linkUsesMax} people.`, { field: 'usesMax' });
    const emailDomain = parseDomain(askedDomain);
    if (!emailDomain.ok) return emailDomain;
    const room = await checkOpenCount(people);
    if (!room.ok) return room;
    const { token, tokenHash } = newInvitationSecret();
    const forWhom = { email: null, emailDomain: emailDomain.value, usesMax, tokenHash };
    const row = await writeInvitation(people, by, checked.value, forWhom);
    const [invitation] = await viewInvitations(people.tx, by.workspaceId, [row]);
    return ok({ invitation: invitation!, url: invitationUrl(deps.settings, token) });
  });
}

/** A domain as addresses have it; also when it is written with an @ in front. */
function parseDomain(asked: string | undefined): Result<string | null> {
  const text = asked?.trim().toLowerCase().replace(/^@/, '') ?? '';
  if (text === '') return ok(null);
  if (parseEmail(`somebody@${text}`).ok) return ok(text);
  return refuse('input.invalid', 'This does not look like the domain of an e-mail address.', {
    field: 'emailDomain',
    suggestion: 'Write it like studio.example.',
  });
}
