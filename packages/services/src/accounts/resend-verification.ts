import { ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { mailLimit } from './account-limits.ts';
import { parseEmail } from './parse-email.ts';
import { queueVerifyMail } from './queue-verify-mail.ts';

/** Sends the link again. The answer says nothing about whether there is an account, or whether it is confirmed. */
export async function resendVerification(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  input: { email: string },
): Promise<Result<void>> {
  const email = parseEmail(input.email);
  if (!email.ok) return email;
  if (!(await mailLimit(deps.db).take(email.value)).isAllowed) return ok(undefined);
  await deps.db.transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email: email.value } });
    if (user && !user.emailVerifiedAt) await queueVerifyMail(tx, deps.settings, { userId: user.id });
  });
  return ok(undefined);
}
