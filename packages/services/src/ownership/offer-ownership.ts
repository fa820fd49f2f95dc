import { authorize, type Actor } from '@maquette/domain/access';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import { noteNotices } from '../notices/index.ts';
import { memberOf, withPeople, type LockedMember, type LockedPeople } from '../people/with-people.ts';
import { confirmPerson } from './confirm-person.ts';
import { findOpenOffer } from './find-offer.ts';

const offerDays = 7;
const dayMs = 86_400_000;

/**
 * Offers the workspace to a member, who has to accept within 7 days; nothing changes before. The giver shows that it is
 * them. For owners; to nobody who is a guest, suspended or an owner already. One offer at a time.
 * @param input.staysOwner the giver stays an owner beside the new one; otherwise they become an admin
 */
export async function offerOwnership(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  actor: Actor,
  input: { userId: string; staysOwner: boolean; password?: string | undefined },
): Promise<Result<{ offerId: string }>> {
  const allowed = authorize(actor, 'workspace.transfer');
  if (!allowed.ok) return allowed;
  const { userId, staysOwner } = input;
  const { workspaceId } = actor;
  const isMember = await deps.db.prisma.membership.count({ where: { workspaceId, userId } });
  if (isMember === 0) return notFound();
  const confirmed = await confirmPerson(deps, actor, input);
  if (!confirmed.ok) return confirmed;
  return withPeople(deps, actor, 'workspace.transfer', async (people, by) => {
    const member = memberOf(people, userId);
    if (!member) return notFound();
    const fits = checkReceiver(member);
    if (!fits.ok) return fits;
    const { tx, workspace } = people;
    if (await findOpenOffer(tx, workspace.id))
      return refuse('conflict.state', 'The workspace is offered to somebody already.', {
        suggestion: 'Take that offer back first.',
      });
    const { id: offerId } = await tx.ownershipOffer.create({
      data: {
        id: newId('ownershipOffer'),
        workspaceId: workspace.id,
        fromUserId: by.userId,
        toUserId: userId,
        staysOwner,
        expiresAt: new Date(Date.now() + offerDays * dayMs),
      },
    });
    await tellReceiver(people, deps, { offerId, member, fromUserId: by.userId });
    await noteAudit(tx, by, {
      action: 'ownership.offered',
      target: { kind: 'member', id: userId, name: member.name },
      after: { staysOwner },
    });
    return ok({ offerId });
  });
}

/** Whether somebody could take the workspace over. */
export function checkReceiver({ name, role, suspendedAt }: LockedMember): Result<void> {
  const why =
    role === 'owner'
      ? `${name} is an owner already.`
      : role === 'guest'
        ? `${name} is a guest. Make them a member first.`
        : suspendedAt
          ? `${name} is suspended.`
          : null;
  return why === null
    ? ok(undefined)
    : refuse('conflict.state', why, { field: 'userId', suggestion: 'Choose another member.' });
}

async function tellReceiver(
  people: LockedPeople,
  deps: Pick<ServiceDeps, 'settings'>,
  { offerId, member, fromUserId }: { offerId: string; member: LockedMember; fromUserId: string },
): Promise<void> {
  const { tx, workspace } = people;
  await noteNotices(tx, deps, {
    workspaceId: workspace.id,
    to: { userIds: [member.userId] },
    kind: 'ownership.offered',
    title: `${memberOf(people, fromUserId)?.name ?? 'An owner'} offers you ${workspace.name}`,
    body: `As its owner you answer for its people, its credits and its bills. The offer is open for ${offerDays} days; nothing changes until you accept.`,
    href: `/w/${workspace.id}/settings`,
    action: 'See the offer',
    uniqueKey: `ownership.offered:${offerId}`,
  });
}
