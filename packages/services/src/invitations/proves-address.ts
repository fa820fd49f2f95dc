import type { Transaction } from '@maquette/db';
import { findInvitation } from './find-invitation.ts';

/**
 * Whether this is the secret of an open invitation that went to this very address by mail: who has it reads mail there, as
 * if they had opened a link that confirms the address. It is not used up.
 */
export async function provesAddress(
  reader: Pick<Transaction, 'invitation'>,
  { token, email }: { token: string; email: string },
): Promise<boolean> {
  const invitation = await findInvitation(reader, token);
  return invitation !== null && invitation.email === email;
}
