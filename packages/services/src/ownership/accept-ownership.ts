import { authorize, type Actor } from '@maquette/domain/access';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { closeOpenEnds } from '../people/close-open-ends.ts';
import { memberOf, withPeople } from '../people/with-people.ts';
import { confirmPerson } from './confirm-person.ts';
import { targetOf, tellGiver } from './end-ownership-offer.ts';
import { endOffer, findOpenOffer } from './find-offer.ts';
import { checkReceiver } from './offer-ownership.ts';

/**
 * Takes over the workspace that was offered: both roles change at once. The new owner shows that it is them. Refuses with
 * `not-found` when there is no such offer to them any more, and when the giver is no owner who may enter any more.
 */
export async function acceptOwnership(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  actor: Actor,
  input: { offerId: string; password?: string | undefined },
): Promise<Result<void>> {
  const allowed = authorize(actor, 'workspace.see');
  if (!allowed.ok) return allowed;
  const { workspaceId, userId } = actor;
  const { offerId } = input;
  const known = await findOpenOffer(deps.db.prisma, workspaceId);
  if (known?.id !== offerId || known.toUserId !== userId) return notFound();
  const confirmed = await confirmPerson(deps, actor, input);
  if (!confirmed.ok) return confirmed;
  return withPeople(deps, actor, 'workspace.see', async (people, by) => {
    const { tx } = people;
    const offer = await findOpenOffer(tx, workspaceId);
    const receiver = memberOf(people, userId);
    const giver = offer && memberOf(people, offer.fromUserId);
    if (offer?.id !== offerId || !giver || !receiver) return notFound();
    const fits = checkReceiver(receiver);
    if (!fits.ok) return fits;
    if (giver.role !== 'owner' || giver.suspendedAt)
      return refuse('conflict.state', `${giver.name} is no longer an owner, so this offer is over.`, {
        suggestion: 'Ask an owner of the workspace.',
      });
    const membership = (of: string) => ({ workspaceId_userId: { workspaceId, userId: of } });
    await tx.membership.update({ where: membership(userId), data: { role: 'owner' } });
    if (!offer.staysOwner) {
      await tx.membership.update({ where: membership(giver.userId), data: { role: 'admin' } });
      await closeOpenEnds(tx, { workspaceId, userId: giver.userId, role: 'admin' });
    }
    await endOffer(tx, offer, 'accepted');
    await tellGiver(people, deps, { offer, outcome: 'accepted' });
    await noteAudit(tx, by, {
      action: 'ownership.accepted',
      target: targetOf(people, giver.userId),
      before: { role: receiver.role },
      after: { role: 'owner', staysOwner: offer.staysOwner },
    });
    return ok(undefined);
  });
}
