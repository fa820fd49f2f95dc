import { setTimeout } from 'node:timers/promises';
import { createRateLimiter } from '@maquette/db';
import { ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { tooManyTries } from './account-limits.ts';

/** Who tries a password or a code. */
export interface Guesser {
  /** Whose it would be. An address that nobody has is counted like any other. */
  account: string;
  /** See `networkOf`. */
  network: string;
  /** The browser, when the person signed in with it before; see `knownDevice`. */
  deviceId: string | null;
}

const quarterHourSeconds = 900;
const hourSeconds = 3_600;
/** How long a guess waits once an account had many. */
const slowMs = 2_000;

/**
 * Limits guesses without shutting the right person out (docs/decisions/0012-sign-in.md). A browser that the person
 * signed in with before has a limit of its own, and strangers' guesses do not count for it. Anyone else has ten guesses
 * at an account from one network, a hundred from one network at all accounts together; from the twenty-first at one
 * account in a quarter of an hour each waits, from the three hundredth in an hour strangers are refused.
 */
export function guessGate(db: ServiceDeps['db'], name: string) {
  const limit = (part: string, max: number, perSeconds = quarterHourSeconds) =>
    createRateLimiter(db, { name: `${name}-${part}`, max, perSeconds });
  const perDevice = limit('device', 10);
  const perNetwork = limit('network', 100);
  const perPair = limit('pair', 10);
  const unhurried = limit('slow', 20);
  const perAccount = limit('account', 300, hourSeconds);
  const deviceKey = ({ account, deviceId }: Guesser) => `${account} ${deviceId}`;
  const pairKey = ({ account, network }: Guesser) => `${account} ${network}`;
  return {
    /** Counts a guess before it is looked at: parallel ones do not slip through. */
    async admit(guesser: Guesser): Promise<Result<void>> {
      const { account, network, deviceId } = guesser;
      if (deviceId !== null) {
        const taken = await perDevice.take(deviceKey(guesser));
        return taken.isAllowed ? ok(undefined) : tooManyTries(taken.retryAfterSeconds);
      }
      const near = await Promise.all([perNetwork.take(network), perPair.take(pairKey(guesser))]);
      // what is refused here does not count for the account: one network cannot use it up
      for (const taken of near) if (!taken.isAllowed) return tooManyTries(taken.retryAfterSeconds);
      const [slow, far] = await Promise.all([unhurried.take(account), perAccount.take(account)]);
      if (!far.isAllowed) return tooManyTries(far.retryAfterSeconds);
      if (!slow.isAllowed) await setTimeout(slowMs);
      return ok(undefined);
    },
    /** The guess was right: it, and what was mistyped before it, is not held against the person. */
    async forgive(guesser: Guesser): Promise<void> {
      if (guesser.deviceId !== null) return perDevice.reset(deviceKey(guesser));
      await Promise.all([
        perNetwork.giveBack(guesser.network),
        perPair.reset(pairKey(guesser)),
        unhurried.giveBack(guesser.account),
        perAccount.giveBack(guesser.account),
      ]);
    },
  };
}
