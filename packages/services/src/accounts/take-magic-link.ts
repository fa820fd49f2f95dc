import { ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import type { Proven } from './authenticate.ts';
import { claimAccount } from './claim-account.ts';
import { takeToken } from './email-token.ts';
import { tokenInvalid } from './token-invalid.ts';

/** Whom the link in the mail signs in. Works once. Who got the mail reads it, so the address is confirmed with it. */
export function takeMagicLink(
  deps: Pick<ServiceDeps, 'db'>,
  { token }: { token: string },
): Promise<Result<Proven>> {
  const provenAt = new Date();
  return deps.db.transaction(async (tx) => {
    const taken = await takeToken(tx, { token, kind: 'magic_link' });
    if (!taken) return tokenInvalid();
    const { userId } = taken;
    await claimAccount(tx, { userId, dropsPassword: true });
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId } });
    const { name, email, totpEnabledAt } = user;
    return ok({ userId, name, email, needsCode: totpEnabledAt !== null, provenAt });
  });
}
