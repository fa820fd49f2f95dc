import { ring, type Transaction } from '@maquette/db';
import { newId } from '../new-id.ts';

/**
 * Puts a mail into the outbox, in the caller's transaction: it goes out when, and only when, the change is kept.
 * `deliverMail` sends it.
 */
export async function queueMail(
  tx: Transaction,
  mail: { to: string; subject: string; text: string; html: string },
): Promise<void> {
  const id = newId('mail');
  await tx.mail.create({ data: { id, ...mail } });
  await ring(tx, 'mail', id);
}
