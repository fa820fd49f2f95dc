import { createRateLimiter, type RateLimiter } from '@maquette/db';
import { refuse, type Result, ok } from '@maquette/domain/result';
import { tooManyTries } from '../accounts/account-limits.ts';
import type { ServiceDeps } from '../deps.ts';

type Db = ServiceDeps['db'];

/** Wrong passphrases: few from one network, and not endlessly many from all of them. */
export const unlockLimits = (db: Db) => ({
  perVisitor: createRateLimiter(db, { name: 'share-unlock', max: 10, perSeconds: 900 }),
  perLink: createRateLimiter(db, { name: 'share-unlock-link', max: 500, perSeconds: 900 }),
});

/** Pages and files of one link. */
export const readLimits = (db: Db) => ({
  perVisitor: createRateLimiter(db, { name: 'share-read', max: 900, perSeconds: 60 }),
  perLink: createRateLimiter(db, { name: 'share-read-link', max: 9_000, perSeconds: 60 }),
});

/** What visitors write. */
export const commentLimits = (db: Db) => ({
  perVisitor: createRateLimiter(db, { name: 'share-comment', max: 6, perSeconds: 600 }),
  perLink: createRateLimiter(db, { name: 'share-comment-link', max: 60, perSeconds: 3_600 }),
});

/** A visitor is counted once in this time. */
export const onceLimit = (db: Db, what: 'view' | 'download'): RateLimiter =>
  createRateLimiter(db, { name: `share-${what}-once`, max: 1, perSeconds: 1_800 });

/** Counts one with both limits. */
export async function takeBoth(
  limits: { perVisitor: RateLimiter; perLink: RateLimiter },
  whom: { visitor: string; linkId: string },
): Promise<Result<void>> {
  const taken = await Promise.all([limits.perVisitor.take(whom.visitor), limits.perLink.take(whom.linkId)]);
  for (const one of taken) if (!one.isAllowed) return tooManyTries(one.retryAfterSeconds);
  return ok(undefined);
}

/** The answer to a visitor who has not given the passphrase. */
export const passphraseNeeded = (): Result<never> =>
  refuse('share.passphrase', 'This link asks for a passphrase.', {
    suggestion: 'Whoever sent you the link knows it.',
  });
