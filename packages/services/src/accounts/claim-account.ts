import type { Transaction } from '@maquette/db';
import { confirmEmail } from './confirm-email.ts';

/**
 * Somebody who reads the mail of an account that was never confirmed takes it over: whatever a stranger may have put there
 * to come back with, an identity, and the password unless a new one is being set, is dropped. A confirmed account keeps all.
 */
export async function claimAccount(
  tx: Transaction,
  { userId, dropsPassword }: { userId: string; dropsPassword: boolean },
): Promise<void> {
  const { emailVerifiedAt } = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  if (emailVerifiedAt) return;
  await tx.identity.deleteMany({ where: { userId } });
  if (dropsPassword) await tx.user.update({ where: { id: userId }, data: { passwordHash: null } });
  await confirmEmail(tx, { userId });
}
