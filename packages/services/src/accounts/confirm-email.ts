import type { Transaction } from '@maquette/db';
import { grantSignupCredits } from '../credits/index.ts';

/**
 * Notes that the person reads mail at this address. The first time, the trial credits go to the workspace that was made
 * with the account; later calls have no effect.
 */
export async function confirmEmail(tx: Transaction, { userId }: { userId: string }): Promise<void> {
  const { count } = await tx.user.updateMany({
    where: { id: userId, emailVerifiedAt: null },
    data: { emailVerifiedAt: new Date() },
  });
  if (count === 0) return;
  const own = await tx.membership.findFirst({
    where: { userId, role: 'owner' },
    orderBy: [{ createdAt: 'asc' }, { workspaceId: 'asc' }],
  });
  if (own) await grantSignupCredits(tx, { workspaceId: own.workspaceId });
}
