import { authorize, may, mayGrant, type Actor } from '@maquette/domain/access';
import { invitationState } from '@maquette/domain/people';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { withPeople } from '../people/with-people.ts';
import { takeInvitationMail } from './invitation-limits.ts';
import { newInvitationSecret } from './invitation-secret.ts';
import { queueInvitationMail } from './queue-invitation-mail.ts';
import { targetOf } from './write-invitation.ts';

/**
 * Sends an invitation again, with a new secret: the one before it no longer works. One that is over begins anew, for as
 * long as it was good for. The invitation is from now on that of who sent it again.
 */
export async function resendInvitation(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  actor: Actor,
  { invitationId }: { invitationId: string },
): Promise<Result<void>> {
  const allowed = authorize(actor, 'member.manage');
  if (!allowed.ok) return allowed;
  const { workspaceId } = actor;
  const known = await deps.db.prisma.invitation.findFirst({ where: { id: invitationId, workspaceId } });
  if (!known) return notFound();
  if (known.email === null)
    return refuse('conflict.state', 'A link is not sent by mail.', { suggestion: 'Make a new link.' });
  const { email } = known;
  const taken = await takeInvitationMail(deps.db, { workspaceId, email, invitationId });
  if (!taken.ok) return taken;
  return withPeople(deps, actor, 'member.manage', async (people, by) => {
    const { tx } = people;
    const row = await tx.invitation.findFirstOrThrow({ where: { id: invitationId, workspaceId } });
    const now = new Date();
    const state = invitationState(row, now);
    if (state === 'accepted' || state === 'revoked')
      return refuse('conflict.state', `This invitation was ${state}.`, { suggestion: 'Invite them anew.' });
    if (!mayGrant(by.role, row.role) || (row.billing && !may(by, 'member.set-billing')))
      return refuse('access.denied', 'You could not invite somebody like this yourself.', {
        suggestion: 'Ask an owner of the workspace.',
      });
    const { token, tokenHash } = newInvitationSecret();
    const expiresAt = new Date(now.getTime() + lifeMs(row));
    await tx.invitation.update({
      where: { id: row.id },
      data: { tokenHash, sentAt: now, expiresAt, createdById: by.userId },
    });
    await queueInvitationMail(people, deps, { to: email, by: by.userId, token, role: row.role, expiresAt });
    await noteAudit(tx, by, { action: 'invitation.resent', target: targetOf(row) });
    return ok(undefined);
  });
}

const lifeMs = ({
  sentAt,
  createdAt,
  expiresAt,
}: {
  sentAt: Date | null;
  createdAt: Date;
  expiresAt: Date;
}) => expiresAt.getTime() - (sentAt ?? createdAt).getTime();
