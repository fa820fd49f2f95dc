import type { InvitationModel, Transaction } from '@maquette/db';
import type { Actor, Origin } from '@maquette/domain/access';
import { checkAddress } from '@maquette/domain/people';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { standingIn, suspended } from '../access/enter-workspace.ts';
import { readMember } from '../access/read-member.ts';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { noteNotices } from '../notices/index.ts';
import { checkFreeSeat } from '../people/read-seats.ts';
import { lockPeople, memberOf, type LockedPeople } from '../people/with-people.ts';
import { findInvitation } from './find-invitation.ts';
import { takeInvitationTry } from './invitation-limits.ts';
import { invitationInvalid } from './look-at-invitation.ts';
import { projectsOf } from './view-invitations.ts';

/** Who accepts: somebody who is signed in. */
export interface Invitee {
  userId: string;
  sessionId: string;
  from: Origin;
}

/**
 * Comes into a workspace by an invitation. Their confirmed address must be the one that was invited, or of the link's
 * domain. A single-use invitation lets one person in, however many try at once. Who is a member already stays what they
 * are, and uses nothing up. Refuses with `auth.token-invalid` (one answer for unknown, used, revoked and over),
 * `access.denied` for another address, and `limit.seats` when the plan's seats are taken; then it stays open.
 */
export async function acceptInvitation(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  invitee: Invitee,
  { token }: { token: string },
): Promise<Result<{ workspaceId: string; joined: boolean }>> {
  const taken = await takeInvitationTry(deps.db, invitee.userId);
  if (!taken.ok) return taken;
  return deps.db.transaction(async (tx) => {
    const known = await findInvitation(tx, token);
    const people = known && (await lockPeople(tx, known.workspaceId));
    // again, now that nobody else can use it up
    const invitation = people && (await findInvitation(tx, token));
    if (!people || !invitation) return invitationInvalid();
    const fits = await checkInvitee(tx, invitation, invitee);
    if (!fits.ok) return fits;
    const { workspaceId } = invitation;
    const member = memberOf(people, invitee.userId);
    if (member) return member.suspendedAt ? suspended() : ok({ workspaceId, joined: false });
    const joined = await join(people, deps, { invitation, invitee });
    return joined.ok ? ok({ workspaceId, joined: true }) : joined;
  });
}

async function checkInvitee(
  tx: Transaction,
  invitation: InvitationModel,
  { userId }: Invitee,
): Promise<Result<void>> {
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  if (!user.emailVerifiedAt)
    return refuse('auth.email-not-verified', 'This address is not confirmed yet.', {
      suggestion: 'Open the link in the mail that we sent, or have it sent again.',
    });
  return checkAddress(invitation, user.email);
}

interface Joining {
  invitation: InvitationModel;
  invitee: Invitee;
}

async function join(
  people: LockedPeople,
  deps: Pick<ServiceDeps, 'settings'>,
  { invitation, invitee }: Joining,
): Promise<Result<void>> {
  const { tx } = people;
  const { id, workspaceId, role, billing, uses, usesMax } = invitation;
  const { userId } = invitee;
  const seat = role === 'guest' ? ok(undefined) : await checkFreeSeat(people);
  if (!seat.ok) return seat;
  const parts = await partsOf(tx, invitation);
  // all that a guest was invited to is gone
  if (role === 'guest' && parts.length === 0) return invitationInvalid();
  const isUsedUp = uses + 1 >= usesMax;
  await tx.invitation.update({
    where: { id },
    data: { uses: uses + 1, ...(isUsedUp && { acceptedAt: new Date() }) },
  });
  await tx.membership.create({ data: { workspaceId, userId, role, billing } });
  await tx.projectMember.createMany({ data: parts.map((part) => ({ workspaceId, userId, ...part })) });
  await tell(people, deps, { invitation, invitee });
  const member = await readMember(tx, { workspaceId, userId });
  const actor: Actor = {
    ...standingIn(member!),
    via: { kind: 'session', sessionId: invitee.sessionId },
    from: invitee.from,
  };
  await noteAudit(tx, actor, {
    action: 'member.joined',
    target: { kind: 'member', id: userId },
    after: { role, billing, invitation: id, projects: parts.map(({ projectId }) => projectId) },
  });
  return ok(undefined);
}

/** The parts that came with it, in the projects that are still there. */
async function partsOf(tx: Transaction, invitation: InvitationModel) {
  const parts = projectsOf(invitation);
  const left = await tx.project.findMany({
    where: { workspaceId: invitation.workspaceId, id: { in: parts.map(({ projectId }) => projectId) } },
    select: { id: true },
  });
  const ids = new Set(left.map(({ id }) => id));
  return parts.filter(({ projectId }) => ids.has(projectId));
}

async function tell(
  { tx, workspace }: LockedPeople,
  deps: Pick<ServiceDeps, 'settings'>,
  { invitation, invitee }: Joining,
): Promise<void> {
  const { name } = await tx.user.findUniqueOrThrow({ where: { id: invitee.userId }, select: { name: true } });
  await noteNotices(tx, deps, {
    workspaceId: workspace.id,
    to: { userIds: [invitation.createdById] },
    kind: 'member.joined',
    title: `${name} joined ${workspace.name}`,
    body: `They accepted your invitation and are ${invitation.role} now.`,
    href: `/w/${workspace.id}/settings/people`,
    uniqueKey: `member.joined:${invitation.id}:${invitee.userId}`,
    mail: false,
  });
}
