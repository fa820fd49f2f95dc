import { ok, refuse, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { signInLimits, tooManyTries } from './account-limits.ts';
import { networkOf } from './network-of.ts';
import { isPassword } from './password-hash.ts';

/** Longer ones are nobody's password; hashing them would only cost time. */
const triedCharactersMax = 1_000;

/**
 * Whether this is the person's password. An unknown address gets the same answer in the same time as a wrong password.
 * Failures are limited per address of the network and per account; an address that is not confirmed is told only to
 * who knows the password.
 */
export async function authenticate(
  deps: Pick<ServiceDeps, 'db'>,
  input: { email: string; password: string; ip: string },
): Promise<Result<{ userId: string; name: string; email: string }>> {
  const email = input.email.trim().toLowerCase();
  const network = networkOf(input.ip);
  const { perIp, perAccount } = signInLimits(deps.db);
  // counted before the password is looked at: parallel guesses do not slip through
  const [ip, account] = await Promise.all([perIp.take(network), perAccount.take(email)]);
  if (!ip.isAllowed) return tooManyTries(ip.retryAfterSeconds);
  if (!account.isAllowed) return tooManyTries(account.retryAfterSeconds);

  const user = await deps.db.prisma.user.findUnique({ where: { email } });
  const isRight = await isPassword(input.password.slice(0, triedCharactersMax), user?.passwordHash ?? null);
  if (!user || !isRight)
    return refuse('auth.wrong-credentials', 'The e-mail address or the password is wrong.');
  await Promise.all([perIp.giveBack(network), perAccount.reset(email)]);
  if (!user.emailVerifiedAt)
    return refuse('auth.email-not-verified', 'This address is not confirmed yet.', {
      suggestion: 'Open the link in the mail that we sent, or have it sent again.',
    });
  return ok({ userId: user.id, name: user.name, email: user.email });
}
