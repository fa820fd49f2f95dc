import type { Transaction } from '@maquette/db';
import { ok, refuse, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { recoveryCodeHash } from './recovery-codes.ts';
import { openSecret } from './seal-secret.ts';
import { stepOf, totpOf } from './totp-of.ts';

/**
 * Uses up a code of the authenticator app, or a recovery code; each works once, whoever comes first. Refuses with
 * `auth.wrong-credentials` at `code`. Limits are the caller's.
 */
export async function takeCode(
  tx: Transaction,
  settings: Pick<ServiceDeps['settings'], 'secret'>,
  { userId, code }: { userId: string; code: string },
): Promise<Result<void>> {
  const typed = code.replaceAll(/[\s-]/g, '').toLowerCase().slice(0, 64);
  const isTaken = /^\d{6}$/.test(typed)
    ? await takeAppCode(tx, settings, { userId, code: typed })
    : await takeRecoveryCode(tx, { userId, code: typed });
  return isTaken
    ? ok(undefined)
    : refuse('auth.wrong-credentials', 'This code is not right, or it was used before.', { field: 'code' });
}

async function takeAppCode(
  tx: Transaction,
  { secret }: Pick<ServiceDeps['settings'], 'secret'>,
  { userId, code }: { userId: string; code: string },
): Promise<boolean> {
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  if (!user.totpSecret) return false;
  const totp = totpOf({ secret: openSecret(user.totpSecret, { secret, userId }), email: user.email });
  const step = stepOf(totp, { code, nowMs: Date.now() });
  if (step === null) return false;
  // a code that somebody looked at over a shoulder is worth nothing any more
  const { count } = await tx.user.updateMany({
    where: { id: userId, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
    data: { totpLastStep: step },
  });
  return count === 1;
}

async function takeRecoveryCode(
  tx: Transaction,
  { userId, code }: { userId: string; code: string },
): Promise<boolean> {
  const { count } = await tx.recoveryCode.updateMany({
    where: { userId, codeHash: recoveryCodeHash(code), usedAt: null, user: { totpEnabledAt: { not: null } } },
    data: { usedAt: new Date() },
  });
  return count === 1;
}
