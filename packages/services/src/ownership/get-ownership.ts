import { authorize, may, type Actor } from '@maquette/domain/access';
import type { Confirmation, OwnershipOfferView } from '@maquette/domain/people';
import { ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { confirmationOf } from './confirm-person.ts';
import { findOpenOffer } from './find-offer.ts';

/**
 * The open offer of the workspace, for owners and for who it is made to, and how the one who asks would confirm that it is
 * them. Others see none.
 */
export async function getOwnership(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
): Promise<Result<{ offer: OwnershipOfferView | null; confirmBy: Confirmation }>> {
  const allowed = authorize(actor, 'workspace.see');
  if (!allowed.ok) return allowed;
  const { prisma } = deps.db;
  const [row, confirmBy] = await Promise.all([
    findOpenOffer(prisma, actor.workspaceId),
    confirmationOf(deps, actor),
  ]);
  if (!row || !(may(actor, 'workspace.transfer') || row.toUserId === actor.userId))
    return ok({ offer: null, confirmBy });
  const people = await prisma.user.findMany({
    where: { id: { in: [row.fromUserId, row.toUserId] } },
    select: { id: true, name: true },
  });
  const personOf = (id: string) => people.find((one) => one.id === id) ?? { id, name: '' };
  const { id, staysOwner, expiresAt } = row;
  const offer = {
    id,
    from: personOf(row.fromUserId),
    to: personOf(row.toUserId),
    staysOwner,
    expiresAt: expiresAt.toISOString(),
  };
  return ok({ offer, confirmBy });
}
