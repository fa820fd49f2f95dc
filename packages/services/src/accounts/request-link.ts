import type { Transaction } from '@maquette/db';
import { ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { linkLimit, mailLimit, tooManyTries } from './account-limits.ts';
import { atEvenTime } from './at-even-time.ts';
import { networkOf } from './network-of.ts';
import { parseEmail } from './parse-email.ts';

interface LinkReceiver {
  id: string;
  name: string;
  email: string;
  emailVerifiedAt: Date | null;
}

/**
 * What all requests for a link by mail have in common: limits per network and per address, and neither the answer nor
 * its time says whether there is such an account. `send` is called when there is one and it may get a mail.
 */
export async function requestLink(
  deps: Pick<ServiceDeps, 'db'>,
  input: { email: string; ip?: string },
  send: (tx: Transaction, user: LinkReceiver) => Promise<void>,
): Promise<Result<void>> {
  const email = parseEmail(input.email);
  if (!email.ok) return email;
  return atEvenTime(async () => {
    if (input.ip !== undefined) {
      const taken = await linkLimit(deps.db).take(networkOf(input.ip));
      if (!taken.isAllowed) return tooManyTries(taken.retryAfterSeconds);
    }
    if (!(await mailLimit(deps.db).take(email.value)).isAllowed) return ok(undefined);
    await deps.db.transaction(async (tx) => {
      const user = await tx.user.findUnique({ where: { email: email.value } });
      if (user) await send(tx, user);
    });
    return ok(undefined);
  });
}
