import type { Origin } from '@maquette/domain/access';
import { ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { checkPassword } from './check-password.ts';
import { claimAccount } from './claim-account.ts';
import { hashToken, takeToken } from './email-token.ts';
import { endSessionsBut } from './end-sessions.ts';
import { notePersonally } from './note-personally.ts';
import { hashPassword } from './password-hash.ts';
import { tokenInvalid } from './token-invalid.ts';

/**
 * Gives the person who was sent this token a new password, and ends all sessions. Works once; a weak password does not
 * use the token up. Who got the mail reads it, so the address is confirmed too.
 */
export async function resetPassword(
  deps: Pick<ServiceDeps, 'db'>,
  { token, password, from }: { token: string; password: string; from?: Origin },
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
  return deps.db.transaction(async (tx) => {
    const taken = await takeToken(tx, { token, kind: 'reset_password' });
    if (!taken) return tokenInvalid();
    const { userId } = taken;
    await tx.user.update({ where: { id: userId }, data: { passwordHash } });
    await endSessionsBut(tx, { userId, sessionId: null });
    // a link that was sent before could be in the wrong hands as well
    await tx.emailToken.deleteMany({ where: { userId, kind: 'magic_link', usedAt: null } });
    await claimAccount(tx, { userId, dropsPassword: false });
    await notePersonally(tx, { userId, ...(from && { from }) }, { action: 'sign-in.password-reset' });
    return ok({ userId });
  });
}
