import type { Transaction } from '@maquette/db';
import { mayGrant, type Role } from '@maquette/domain/access';
import { invitedRoles } from '@maquette/domain/people';

/**
 * What somebody set going with rights that they no longer have ends: their open invitations to roles that they could not
 * give any more, and offers of the workspace that they made, or that were made to somebody who cannot take it.
 * @param standing.role what they are now; null: nothing (suspended or gone)
 * @returns how many invitations were revoked
 */
export async function closeOpenEnds(
  tx: Transaction,
  standing: { workspaceId: string; userId: string; role: Role | null },
): Promise<number> {
  const { workspaceId, userId, role } = standing;
  const endedAt = new Date();
  const lost = invitedRoles.filter((invited) => role === null || !mayGrant(role, invited));
  const open = { workspaceId, createdById: userId, revokedAt: null, acceptedAt: null };
  const flagged = role === 'owner' ? [] : [{ billing: true }];
  const revoked = await tx.invitation.updateMany({
    where: { ...open, OR: [{ role: { in: lost } }, ...flagged] },
    data: { revokedAt: endedAt },
  });
  const ended = [
    ...(role === 'owner' ? [] : [{ fromUserId: userId }]),
    ...(role === null || role === 'guest' ? [{ toUserId: userId }] : []),
  ];
  if (ended.length > 0)
    await tx.ownershipOffer.updateMany({
      where: { workspaceId, endedAt: null, OR: ended },
      data: { endedAt, outcome: 'withdrawn' },
    });
  return revoked.count;
}
