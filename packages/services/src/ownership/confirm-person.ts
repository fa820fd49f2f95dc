import { createRateLimiter } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import { freshSignInMinutes, type Confirmation } from '@maquette/domain/people';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { tooManyTries } from '../accounts/account-limits.ts';
import { isPassword } from '../accounts/password-hash.ts';
import type { ServiceDeps } from '../deps.ts';

const minuteMs = 60_000;

/** How this person shows once more that it is them. */
export async function confirmationOf(
  { db }: Pick<ServiceDeps, 'db'>,
  { userId }: Actor,
): Promise<Confirmation> {
  const user = await db.prisma.user.findUniqueOrThrow({
    where: { id: userId },
    select: { passwordHash: true },
  });
  return user.passwordHash === null ? 'fresh-sign-in' : 'password';
}

/**
 * Whether it is really the person who sits at this session, before something that cannot be undone: by their password,
 * with few tries, or, for who has none, by having signed in within 5 minutes. Refuses with `auth.wrong-credentials`,
 * `limit.requests` and `auth.step-up`.
 */
export async function confirmPerson(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  { password }: { password?: string | undefined },
): Promise<Result<void>> {
  const { db } = deps;
  const { userId } = actor;
  const user = await db.prisma.user.findUniqueOrThrow({
    where: { id: userId },
    select: { passwordHash: true },
  });
  if (user.passwordHash === null) return checkFreshSignIn(deps, actor);
  // counted before the password is looked at: parallel guesses do not slip through
  const tries = createRateLimiter(db, { name: 'confirm-person', max: 10, perSeconds: 900 });
  const taken = await tries.take(userId);
  if (!taken.isAllowed) return tooManyTries(taken.retryAfterSeconds);
  const isRight = await isPassword(password ?? '', user.passwordHash);
  if (!isRight) return refuse('auth.wrong-credentials', 'This is not your password.', { field: 'password' });
  await tries.reset(userId);
  return ok(undefined);
}

async function checkFreshSignIn(
  { db }: Pick<ServiceDeps, 'db'>,
  { userId, via }: Actor,
): Promise<Result<void>> {
  const since = new Date(Date.now() - freshSignInMinutes * minuteMs);
  const fresh =
    via.kind === 'session' &&
    (await db.prisma.session.count({
      where: { id: via.sessionId, userId, revokedAt: null, createdAt: { gt: since } },
    }));
  if (fresh) return ok(undefined);
  return refuse(
    'auth.step-up',
    `For this you must have signed in within the last ${freshSignInMinutes} minutes.`,
    {
      suggestion: 'Sign out, sign in again, and come back here.',
      detail: { needs: 'fresh-sign-in' },
    },
  );
}
