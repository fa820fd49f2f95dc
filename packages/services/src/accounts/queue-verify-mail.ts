import type { Transaction } from '@maquette/db';
import { verifyEmailMail } from '@maquette/mail';
import type { ServiceDeps } from '../deps.ts';
import { queueMail } from '../mail/index.ts';
import { issueToken } from './email-token.ts';

/** Sends the person a new link that confirms the address, and leads on to `returnPath` within the studio. */
export async function queueVerifyMail(
  tx: Transaction,
  { publicUrl }: Pick<ServiceDeps['settings'], 'publicUrl'>,
  { userId, returnPath }: { userId: string; returnPath?: string | undefined },
): Promise<void> {
  const { name, email } = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  const token = await issueToken(tx, { userId, kind: 'verify_email' });
  const onwards = returnPath === undefined ? '' : `&callbackUrl=${encodeURIComponent(returnPath)}`;
  const url = `${publicUrl}/verify-email?token=${token}${onwards}`;
  await queueMail(tx, { to: email, ...verifyEmailMail({ name, url }) });
}
