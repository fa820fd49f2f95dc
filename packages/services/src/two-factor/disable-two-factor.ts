import { ok, refuse, type Result } from '@maquette/domain/result';
import { accountChangedMail } from '@maquette/mail';
import { confirmLimit, tooManyTries } from '../accounts/account-limits.ts';
import { linksOf } from '../accounts/change-password.ts';
import { notePersonally } from '../accounts/note-personally.ts';
import { isPassword } from '../accounts/password-hash.ts';
import type { Person } from '../accounts/person.ts';
import type { ServiceDeps } from '../deps.ts';
import { queueMail } from '../mail/index.ts';
import { replaceRecoveryCodes } from './recovery-codes.ts';
import { takeCode } from './take-code.ts';

type Deps = Pick<ServiceDeps, 'db' | 'settings'>;

const isOff = () => refuse('conflict.state', 'Two factors are not set up.');

/** Turns two factors off, with the password (where there is one) and a code. The person is told by mail. */
export async function disableTwoFactor(
  deps: Deps,
  person: Person,
  { password, code }: { password: string; code: string },
): Promise<Result<void>> {
  const { userId } = person;
  const taken = await confirmLimit(deps.db).take(userId);
  if (!taken.isAllowed) return tooManyTries(taken.retryAfterSeconds);
  const { passwordHash } = await deps.db.prisma.user.findUniqueOrThrow({ where: { id: userId } });
  if (passwordHash !== null && !(await isPassword(password, passwordHash)))
    return refuse('auth.wrong-credentials', 'This is not your password.', { field: 'password' });
  return deps.db.transaction(async (tx) => {
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId } });
    if (!user.totpEnabledAt) return isOff();
    const right = await takeCode(tx, deps.settings, { userId, code });
    if (!right.ok) return right;
    await tx.user.update({
      where: { id: userId },
      data: { totpSecret: null, totpEnabledAt: null, totpLastStep: null },
    });
    await tx.recoveryCode.deleteMany({ where: { userId } });
    // without two factors no session is one with them
    await tx.session.updateMany({ where: { userId }, data: { twoFactorAt: null } });
    const mail = accountChangedMail({
      name: user.name,
      what: 'Two factors were turned off',
      ...linksOf(deps),
    });
    await queueMail(tx, { to: user.email, ...mail });
    await notePersonally(tx, person, { action: 'sign-in.two-factor-off' });
    return ok(undefined);
  });
}

/** Makes ten new recovery codes, with a code; the old ones no longer work. @returns them, this once */
export async function renewRecoveryCodes(
  deps: Deps,
  person: Person,
  { code }: { code: string },
): Promise<Result<{ recoveryCodes: string[] }>> {
  const { userId } = person;
  const taken = await confirmLimit(deps.db).take(userId);
  if (!taken.isAllowed) return tooManyTries(taken.retryAfterSeconds);
  return deps.db.transaction(async (tx) => {
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId } });
    if (!user.totpEnabledAt) return isOff();
    const right = await takeCode(tx, deps.settings, { userId, code });
    if (!right.ok) return right;
    const recoveryCodes = await replaceRecoveryCodes(tx, { userId });
    await notePersonally(tx, person, { action: 'sign-in.recovery-codes-made' });
    return ok({ recoveryCodes });
  });
}
