import { resetPasswordMail } from '@maquette/mail';
import type { Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { queueMail } from '../mail/index.ts';
import { issueToken } from './email-token.ts';
import { requestLink } from './request-link.ts';

/** Sends a link to choose a new password. Neither the answer nor its time says whether there is an account. */
export function requestPasswordReset(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  input: { email: string; ip?: string },
): Promise<Result<void>> {
  return requestLink(deps, input, async (tx, { id: userId, email, name }) => {
    const token = await issueToken(tx, { userId, kind: 'reset_password' });
    const url = `${deps.settings.publicUrl}/reset-password?token=${token}`;
    await queueMail(tx, { to: email, ...resetPasswordMail({ name, url }) });
  });
}
