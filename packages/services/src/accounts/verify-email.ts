import { ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { confirmEmail } from './confirm-email.ts';
import { takeToken } from './email-token.ts';
import { tokenInvalid } from './token-invalid.ts';

/** Confirms the address of the person who was sent this token. Works once; the trial credits are granted with it. */
export function verifyEmail(
  deps: Pick<ServiceDeps, 'db'>,
  { token }: { token: string },
): Promise<Result<{ userId: string; email: string }>> {
  return deps.db.transaction(async (tx) => {
    const taken = await takeToken(tx, { token, kind: 'verify_email' });
    if (!taken) return tokenInvalid();
    await confirmEmail(tx, taken);
    const { email } = await tx.user.findUniqueOrThrow({ where: { id: taken.userId } });
    return ok({ userId: taken.userId, email });
  });
}
