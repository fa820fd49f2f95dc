import { ok, refuse, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { guessGate } from './guess-gate.ts';
import { knownDevice } from './known-device.ts';
import { networkOf } from './network-of.ts';
import { isPassword } from './password-hash.ts';

/** Somebody who proved who they are. With two factors, the code is still to come. */
export interface Proven {
  userId: string;
  name: string;
  email: string;
  /** The account asks for the code of an authenticator app. */
  needsCode: boolean;
  /** When the proof was asked for. If everyone was signed out since, it is worth nothing. */
  provenAt: Date;
}

/**
 * Whether this is the person's password. An unknown address gets the same answer in the same time as a wrong password.
 * Failures are limited, see `guessGate`; an address that is not confirmed is told only to who knows the password.
 * @param input.deviceToken of the browser's cookie
 */
export async function authenticate(
  deps: Pick<ServiceDeps, 'db'>,
  input: { email: string; password: string; ip: string; deviceToken?: string | undefined },
): Promise<Result<Proven>> {
  const provenAt = new Date();
  const email = input.email.trim().toLowerCase();
  const deviceId = await knownDevice(deps.db.prisma, { deviceToken: input.deviceToken, email });
  const guesser = { account: email, network: networkOf(input.ip), deviceId };
  const gate = guessGate(deps.db, 'sign-in');
  const admitted = await gate.admit(guesser);
  if (!admitted.ok) return admitted;

  const user = await deps.db.prisma.user.findUnique({ where: { email } });
  const isRight = await isPassword(input.password, user?.passwordHash ?? null);
  if (!user || !isRight)
    return refuse('auth.wrong-credentials', 'The e-mail address or the password is wrong.');
  await gate.forgive(guesser);
  if (!user.emailVerifiedAt) return notVerified();
  const needsCode = user.totpEnabledAt !== null;
  return ok({ userId: user.id, name: user.name, email: user.email, needsCode, provenAt });
}

/** For who proved that the account is theirs, but not yet that the address is. */
export const notVerified = () =>
  refuse('auth.email-not-verified', 'This address is not confirmed yet.', {
    suggestion: 'Open the link in the mail that we sent, or have it sent again.',
  });
