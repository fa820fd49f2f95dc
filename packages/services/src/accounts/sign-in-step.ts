import type { SignInMethod } from '@maquette/domain/accounts';
import { ok, refuse, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import { takeCode } from '../two-factor/take-code.ts';
import { hashToken, makeToken } from './email-token.ts';
import { guessGate } from './guess-gate.ts';
import { knownDevice } from './known-device.ts';
import { networkOf } from './network-of.ts';

const stepMinutes = 10;
const triesMax = 5;

/**
 * The first step of a sign-in was right; the code is still to come. What comes back goes into a cookie of the browser. It
 * is no session: good for one code, for 10 minutes.
 */
export async function beginSecondStep(
  deps: Pick<ServiceDeps, 'db'>,
  { userId, method, provenAt }: { userId: string; method: SignInMethod; provenAt: Date },
): Promise<{ stepToken: string; expiresAt: Date }> {
  const stepToken = makeToken();
  const expiresAt = new Date(Date.now() + stepMinutes * 60_000);
  const data = { userId, method, tokenHash: hashToken(stepToken), createdAt: provenAt, expiresAt };
  await deps.db.prisma.signInStep.create({ data: { id: newId('signInStep'), ...data } });
  return { stepToken, expiresAt };
}

interface Step {
  userId: string;
  method: SignInMethod;
  createdAt: Date;
}

/**
 * Takes the code of the authenticator app, or a recovery code. Refuses with `auth.token-invalid` when the first step has
 * to be taken again, and with `auth.wrong-credentials` a wrong code; five wrong ones use the first step up. Codes are
 * limited like passwords.
 */
export async function finishSecondStep(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  input: { stepToken: string; code: string; ip: string; deviceToken?: string | undefined },
): Promise<Result<{ userId: string; method: SignInMethod; provenAt: Date }>> {
  const { stepToken, code, deviceToken } = input;
  const known = await deps.db.prisma.signInStep.findUnique({ where: { tokenHash: hashToken(stepToken) } });
  if (!known) return startAgain();
  const { userId } = known;
  const deviceId = await knownDevice(deps.db.prisma, { deviceToken, userId });
  const guesser = { account: userId, network: networkOf(input.ip), deviceId };
  const gate = guessGate(deps.db, 'code');
  const admitted = await gate.admit(guesser);
  if (!admitted.ok) return admitted;
  const result = await deps.db.transaction(async (tx): Promise<Result<Step>> => {
    // the row is locked by it: parallel codes come one after the other
    const [step] = await tx.$queryRaw<Step[]>`
      UPDATE "SignInStep" SET "tries" = "tries" + 1
      WHERE "id" = ${known.id} AND "usedAt" IS NULL AND "expiresAt" > now() AND "tries" < ${triesMax}
      RETURNING "userId", "method", "createdAt"`;
    if (!step) return startAgain();
    const taken = await takeCode(tx, deps.settings, { userId, code });
    if (!taken.ok) return taken;
    await tx.signInStep.update({ where: { id: known.id }, data: { usedAt: new Date() } });
    return ok(step);
  });
  if (!result.ok) return result;
  await gate.forgive(guesser);
  return ok({ userId, method: result.value.method, provenAt: result.value.createdAt });
}

const startAgain = () =>
  refuse('auth.token-invalid', 'This took too long, or there were too many wrong codes.', {
    suggestion: 'Sign in again from the start.',
  });
