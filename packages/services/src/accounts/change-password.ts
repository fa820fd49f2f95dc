import { ok, refuse, type Result } from '@maquette/domain/result';
import { accountChangedMail } from '@maquette/mail';
import type { ServiceDeps } from '../deps.ts';
import { queueMail } from '../mail/index.ts';
import { confirmLimit, tooManyTries } from './account-limits.ts';
import { checkPassword } from './check-password.ts';
import { requireRecent } from './confirm-session.ts';
import { endSessionsBut } from './end-sessions.ts';
import { notePersonally } from './note-personally.ts';
import { hashPassword, isPassword } from './password-hash.ts';
import type { Person } from './person.ts';

/**
 * Changes the password, with the one before it, or sets a first one in a session that was confirmed a few minutes ago.
 * Every other session ends, and the person is told by mail.
 */
export async function changePassword(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  person: Person,
  { current, password }: { current: string; password: string },
): Promise<Result<void>> {
  const { userId } = person;
  const before = await deps.db.prisma.user.findUniqueOrThrow({ where: { id: userId } });
  if (before.passwordHash !== null) {
    const taken = await confirmLimit(deps.db).take(userId);
    if (!taken.isAllowed) return tooManyTries(taken.retryAfterSeconds);
    if (!(await isPassword(current, before.passwordHash)))
      return refuse('auth.wrong-credentials', 'This is not your password.', { field: 'current' });
  }
  const allowed = checkPassword(password, before);
  if (!allowed.ok) return allowed;
  const passwordHash = await hashPassword(password);
  return deps.db.transaction(async (tx) => {
    if (before.passwordHash === null) {
      const recent = await requireRecent(tx, person);
      if (!recent.ok) return recent;
    }
    // two at once: the one that saw the older password comes too late
    const { count } = await tx.user.updateMany({
      where: { id: userId, passwordHash: before.passwordHash },
      data: { passwordHash },
    });
    if (count === 0) return refuse('conflict', 'The password was changed elsewhere just now.');
    await endSessionsBut(tx, person);
    const { name, email } = before;
    const what = before.passwordHash === null ? 'A password was set' : 'The password was changed';
    await queueMail(tx, { to: email, ...accountChangedMail({ name, what, ...linksOf(deps) }) });
    await notePersonally(tx, person, { action: 'sign-in.password-changed' });
    return ok(undefined);
  });
}

/** Where a mail about a change of the account leads to. */
export const linksOf = ({ settings: { publicUrl } }: Pick<ServiceDeps, 'settings'>) => ({
  accountUrl: `${publicUrl}/account`,
  forgotPasswordUrl: `${publicUrl}/forgot-password`,
});
