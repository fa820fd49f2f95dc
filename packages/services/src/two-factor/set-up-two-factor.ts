import { ok, refuse, type Result } from '@maquette/domain/result';
import { accountChangedMail } from '@maquette/mail';
import { confirmLimit, tooManyTries } from '../accounts/account-limits.ts';
import { linksOf } from '../accounts/change-password.ts';
import { requireRecent } from '../accounts/confirm-session.ts';
import { notePersonally } from '../accounts/note-personally.ts';
import type { Person } from '../accounts/person.ts';
import type { ServiceDeps } from '../deps.ts';
import { queueMail } from '../mail/index.ts';
import { replaceRecoveryCodes } from './recovery-codes.ts';
import { sealSecret } from './seal-secret.ts';
import { takeCode } from './take-code.ts';
import { newTotpSecret, totpOf } from './totp-of.ts';

type Deps = Pick<ServiceDeps, 'db' | 'settings'>;

const isOnAlready = () =>
  refuse('conflict.state', 'Two factors are set up already.', {
    suggestion: 'Turn them off first to use another app.',
  });

/**
 * Makes a secret for an authenticator app. Nothing is asked for yet: that begins with `enableTwoFactor`. Asks for the
 * password a few minutes before (`auth.step-up`), so that a browser left open cannot be used to lock its person out.
 * @returns the secret in base 32, and as the address that apps read from a QR code
 */
export async function beginTwoFactor(
  deps: Deps,
  person: Person,
): Promise<Result<{ secret: string; uri: string }>> {
  const { userId } = person;
  return deps.db.transaction(async (tx) => {
    const recent = await requireRecent(tx, person);
    if (!recent.ok) return recent;
    const { email } = await tx.user.findUniqueOrThrow({ where: { id: userId } });
    const secret = newTotpSecret();
    const totpSecret = sealSecret(secret, { secret: deps.settings.secret, userId });
    const { count } = await tx.user.updateMany({
      where: { id: userId, totpEnabledAt: null },
      data: { totpSecret, totpLastStep: null },
    });
    return count === 0 ? isOnAlready() : ok({ secret, uri: totpOf({ secret, email }).toString() });
  });
}

/**
 * Puts two factors in force, with a first code of the app. This session counts as one with a second factor from now on.
 * @returns ten recovery codes, this once
 */
export async function enableTwoFactor(
  deps: Deps,
  person: Person,
  { code }: { code: string },
): Promise<Result<{ recoveryCodes: string[] }>> {
  const { userId, sessionId } = person;
  const taken = await confirmLimit(deps.db).take(userId);
  if (!taken.isAllowed) return tooManyTries(taken.retryAfterSeconds);
  return deps.db.transaction(async (tx) => {
    const recent = await requireRecent(tx, person);
    if (!recent.ok) return recent;
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId } });
    if (user.totpEnabledAt) return isOnAlready();
    const right = await takeCode(tx, deps.settings, { userId, code });
    if (!right.ok) return right;
    const now = new Date();
    const { count } = await tx.user.updateMany({
      where: { id: userId, totpEnabledAt: null },
      data: { totpEnabledAt: now },
    });
    if (count === 0) return isOnAlready();
    const recoveryCodes = await replaceRecoveryCodes(tx, { userId });
    await tx.session.updateMany({
      where: { id: sessionId, userId },
      data: { twoFactorAt: now, confirmedAt: now },
    });
    const mail = accountChangedMail({ name: user.name, what: 'Two factors were set up', ...linksOf(deps) });
    await queueMail(tx, { to: user.email, ...mail });
    await notePersonally(tx, person, { action: 'sign-in.two-factor-on' });
    return ok({ recoveryCodes });
  });
}
