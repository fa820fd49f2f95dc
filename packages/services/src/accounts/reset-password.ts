import { ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { signInLimits } from './account-limits.ts';
import { checkPassword } from './check-password.ts';
import { confirmEmail } from './confirm-email.ts';
import { hashToken, takeToken } from './email-token.ts';
import { hashPassword } from './password-hash.ts';
import { tokenInvalid } from './token-invalid.ts';

/**
 * Gives the person who was sent this token a new password, and ends all sessions. Works once; a weak password does not
 * use the token up. Who got the mail reads it, so the address is confirmed too.
 */
export async function resetPassword(
  deps: Pick<ServiceDeps, 'db'>,
  { token, password }: { token: string; password: string },
): Promise<Result<{ userId: string }>> {
  const known = await deps.db.prisma.emailToken.findUnique({
    where: {
      tokenHash: hashToken(token),
      kind: 'reset_password',
      usedAt: null,
      expiresAt: { gt: new Date() },
    },
    include: { user: true },
  });
  if (!known) return tokenInvalid();
  const allowed = checkPassword(password, known.user);
  if (!allowed.ok) return allowed;
  const passwordHash = await hashPassword(password);
  const result = await deps.db.transaction(async (tx) => {
    const taken = await takeToken(tx, { token, kind: 'reset_password' });
    if (!taken) return tokenInvalid();
    const { userId } = taken;
    await tx.user.update({ where: { id: userId }, data: { passwordHash } });
    await tx.session.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: new Date() } });
    await confirmEmail(tx, { userId });
    return ok({ userId });
  });
  // whoever guessed has nothing left to guess
  if (result.ok) await signInLimits(deps.db).perAccount.reset(known.user.email);
  return result;
}
