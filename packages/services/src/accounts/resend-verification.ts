import type { Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { queueVerifyMail } from './queue-verify-mail.ts';
import { requestLink } from './request-link.ts';

/** Sends the link again. Neither the answer nor its time says whether there is an account, or whether it is confirmed. */
export function resendVerification(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  input: { email: string; ip?: string },
): Promise<Result<void>> {
  return requestLink(deps, input, async (tx, { id: userId, emailVerifiedAt }) => {
    if (!emailVerifiedAt) await queueVerifyMail(tx, deps.settings, { userId });
  });
}
