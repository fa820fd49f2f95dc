import type { InvitationModel, Transaction } from '@maquette/db';
import { invitationState } from '@maquette/domain/people';
import { hashToken } from '../accounts/email-token.ts';

/** The invitation of this secret, while it is open and its workspace is there; null for all others alike. */
export async function findInvitation(
  reader: Pick<Transaction, 'invitation'>,
  token: string,
): Promise<InvitationModel | null> {
  const row = await reader.invitation.findUnique({
    where: { tokenHash: hashToken(token), workspace: { deletedAt: null } },
  });
  return row && invitationState(row, new Date()) === 'open' ? row : null;
}
