import type { Transaction } from '@maquette/db';
import { verifyEmailMail } from '@maquette/mail';
import type { ServiceDeps } from '../deps.ts';
import { queueMail } from '../mail/index.ts';
import { issueToken } from './email-token.ts';

/** Sends the person a new link that confirms the address. */
export async function queueVerifyMail(
  tx: Transaction,
  { publicUrl }: Pick<ServiceDeps['settings'], 'publicUrl'>,
  { userId }: { userId: string },
): Promise<void> {
  const { name, email } = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  const token = await issueToken(tx, { userId, kind: 'verify_email' });
  await queueMail(tx, {
    to: email,
    ...verifyEmailMail({ name, url: `${publicUrl}/verify-email?token=${token}` }),
  });
}
