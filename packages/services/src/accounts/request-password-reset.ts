import { resetPasswordMail } from '@maquette/mail';
import { ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { queueMail } from '../mail/index.ts';
import { mailLimit, resetLimit, tooManyTries } from './account-limits.ts';
import { issueToken } from './email-token.ts';
import { networkOf } from './network-of.ts';
import { parseEmail } from './parse-email.ts';

/** Sends a link to choose a new password. The answer says nothing about whether there is an account. */
export async function requestPasswordReset(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  input: { email: string; ip?: string },
): Promise<Result<void>> {
  const email = parseEmail(input.email);
  if (!email.ok) return email;
  if (input.ip !== undefined) {
    const taken = await resetLimit(deps.db).take(networkOf(input.ip));
    if (!taken.isAllowed) return tooManyTries(taken.retryAfterSeconds);
  }
  if (!(await mailLimit(deps.db).take(email.value)).isAllowed) return ok(undefined);
  await deps.db.transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email: email.value } });
    if (!user) return;
    const token = await issueToken(tx, { userId: user.id, kind: 'reset_password' });
    const url = `${deps.settings.publicUrl}/reset-password?token=${token}`;
    await queueMail(tx, { to: user.email, ...resetPasswordMail({ name: user.name, url }) });
  });
  return ok(undefined);
}
