import type { OwnershipOfferModel } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import { notFound, ok, type Result } from '@maquette/domain/result';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { noteNotices } from '../notices/index.ts';
import { memberOf, withPeople, type LockedPeople } from '../people/with-people.ts';
import { endOffer, findOpenOffer } from './find-offer.ts';

/** Takes the open offer back. For owners. */
export const withdrawOwnership = (
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { offerId }: { offerId: string },
): Promise<Result<void>> =>
  withPeople(deps, actor, 'workspace.transfer', async (people, by) => {
    const offer = await findOpenOffer(people.tx, by.workspaceId);
    if (offer?.id !== offerId) return notFound();
    await endOffer(people.tx, offer, 'withdrawn');
    await noteAudit(people.tx, by, {
      action: 'ownership.withdrawn',
      target: targetOf(people, offer.toUserId),
    });
    return ok(undefined);
  });

/** Says no to the workspace that was offered. The giver is told. */
export const declineOwnership = (
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  actor: Actor,
  { offerId }: { offerId: string },
): Promise<Result<void>> =>
  withPeople(deps, actor, 'workspace.see', async (people, by) => {
    const offer = await findOpenOffer(people.tx, by.workspaceId);
    if (offer?.id !== offerId || offer.toUserId !== by.userId) return notFound();
    await endOffer(people.tx, offer, 'declined');
    await tellGiver(people, deps, { offer, outcome: 'declined' });
    await noteAudit(people.tx, by, {
      action: 'ownership.declined',
      target: targetOf(people, offer.fromUserId),
    });
    return ok(undefined);
  });

/** How somebody is called in the audit log. */
export const targetOf = (people: LockedPeople, userId: string) => ({
  kind: 'member',
  id: userId,
  name: memberOf(people, userId)?.name ?? '',
});

/** Tells the one who offered what came of it. */
export async function tellGiver(
  people: LockedPeople,
  deps: Pick<ServiceDeps, 'settings'>,
  { offer, outcome }: { offer: OwnershipOfferModel; outcome: 'accepted' | 'declined' },
): Promise<void> {
  const { tx, workspace } = people;
  const receiver = memberOf(people, offer.toUserId)?.name ?? '';
  await noteNotices(tx, deps, {
    workspaceId: workspace.id,
    to: { userIds: [offer.fromUserId] },
    kind: `ownership.${outcome}`,
    title: `${receiver} ${outcome} ${workspace.name}`,
    body:
      outcome === 'declined'
        ? 'Nothing has changed: you are its owner.'
        : offer.staysOwner
          ? `${receiver} is an owner of it now, and so are you.`
          : `${receiver} is its owner now, and you are an admin.`,
    href: `/w/${workspace.id}/settings/people`,
    uniqueKey: `ownership.${outcome}:${offer.id}`,
  });
}
