import { createRateLimiter, type RateLimiter } from '@maquette/db';
import { refuse, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';

type Db = ServiceDeps['db'];

/** Accounts made from one address of the network: a team behind one router fits in. */
export const signUpLimit = (db: Db): RateLimiter =>
  createRateLimiter(db, { name: 'sign-up-ip', max: 100, perSeconds: 3_600 });

/** Requests for a link by mail (a new password, signing in, confirming) from one address of the network. */
export const linkLimit = (db: Db): RateLimiter =>
  createRateLimiter(db, { name: 'link-ip', max: 30, perSeconds: 3_600 });

/** Mails to one person that anyone can cause; more are silently not sent. */
export const mailLimit = (db: Db): RateLimiter =>
  createRateLimiter(db, { name: 'account-mail', max: 6, perSeconds: 3_600 });

/** Passwords and codes that somebody who is signed in shows again. */
export const confirmLimit = (db: Db): RateLimiter =>
  createRateLimiter(db, { name: 'confirm-account', max: 10, perSeconds: 900 });

/** The answer of a limit, for the user. */
export const tooManyTries = (retryAfterSeconds: number): Result<never> =>
  refuse('limit.requests', 'There were too many tries in a short time.', {
    suggestion: 'Wait a while, then try again.',
    retryAfterSeconds,
  });
