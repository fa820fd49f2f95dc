import type { Transaction } from '@maquette/db';
import type { ConfirmBy } from '@maquette/domain/accounts';
import { ok, refuse, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { takeCode } from '../two-factor/take-code.ts';
import { confirmLimit, tooManyTries } from './account-limits.ts';
import { isPassword } from './password-hash.ts';
import type { Person } from './person.ts';

const recentMinutes = 10;

/**
 * Shows once more that the person is who signed in: with a code where two factors are set up, with the password
 * otherwise. A code also makes the session one with a second factor. Refuses with `auth.wrong-credentials`.
 */
export async function confirmSession(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  { userId, sessionId }: Person,
  { secret }: { secret: string },
): Promise<Result<void>> {
  const limit = confirmLimit(deps.db);
  const taken = await limit.take(userId);
  if (!taken.isAllowed) return tooManyTries(taken.retryAfterSeconds);
  const user = await deps.db.prisma.user.findUniqueOrThrow({ where: { id: userId } });
  const how = confirmBy(user);
  if (how === 'sign-in') return notRecent(how);
  if (how === 'password' && !(await isPassword(secret, user.passwordHash)))
    return refuse('auth.wrong-credentials', 'This is not your password.', { field: 'secret' });
  const result = await deps.db.transaction(async (tx): Promise<Result<void>> => {
    if (how === 'code') {
      const code = await takeCode(tx, deps.settings, { userId, code: secret });
      if (!code.ok) return { ok: false, refusal: { ...code.refusal, field: 'secret' } };
    }
    const now = new Date();
    await tx.session.updateMany({
      where: { id: sessionId, userId, revokedAt: null },
      data: { confirmedAt: now, ...(how === 'code' && { twoFactorAt: now }) },
    });
    return ok(undefined);
  });
  if (result.ok) await limit.reset(userId);
  return result;
}

/** What a person can show. */
export const confirmBy = (user: { passwordHash: string | null; totpEnabledAt: Date | null }): ConfirmBy =>
  user.totpEnabledAt ? 'code' : user.passwordHash ? 'password' : 'sign-in';

/** Refuses with `auth.step-up` unless the person showed the password or a code in this session a few minutes ago. */
export async function requireRecent(tx: Transaction, { userId, sessionId }: Person): Promise<Result<void>> {
  const session = await tx.session.findUnique({
    where: { id: sessionId, userId, revokedAt: null },
    include: { user: { select: { passwordHash: true, totpEnabledAt: true } } },
  });
  if (!session) return refuse('auth.required', 'Please sign in.');
  const since = new Date(Date.now() - recentMinutes * 60_000);
  if (session.confirmedAt && session.confirmedAt > since) return ok(undefined);
  return notRecent(confirmBy(session.user));
}

const askedFor: Record<ConfirmBy, string> = {
  password: 'Confirm it with your password.',
  code: 'Confirm it with a code of your authenticator app.',
  'sign-in': 'Sign out and in again, then do it within ten minutes.',
};

const notRecent = (needs: ConfirmBy) =>
  refuse('auth.step-up', 'This needs to be really you.', { suggestion: askedFor[needs], detail: { needs } });
