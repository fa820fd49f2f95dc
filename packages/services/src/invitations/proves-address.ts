import type { Transaction } from '@maquette/db';
import { findInvitation } from './find-invitation.ts';

/** What an invitation means for who signs up with its secret. */
interface Proof {
  /** It went to this very address by mail: who has it reads mail there, as if they had opened a link that confirms it. */
  isAddressProved: boolean;
  /** A link, which proves nothing: where to come back to once the address is confirmed. */
  returnPath: string | undefined;
}

/** Looks at the secret that somebody signs up with. Nothing is used up. */
export async function provesAddress(
  reader: Pick<Transaction, 'invitation'>,
  { token, email }: { token: string | undefined; email: string },
): Promise<Proof> {
  const invitation = token === undefined ? null : await findInvitation(reader, token);
  return {
    isAddressProved: invitation !== null && invitation.email === email,
    returnPath: invitation?.email === null ? `/invite?token=${token}` : undefined,
  };
}
