import { randomBytes } from 'node:crypto';
import { hashToken } from '../accounts/email-token.ts';
import type { ServiceDeps } from '../deps.ts';

const tokenBytes = 32;

/** The secret of an invitation, 256 bit, and what is stored of it. */
export function newInvitationSecret(): { token: string; tokenHash: string } {
  const token = randomBytes(tokenBytes).toString('base64url');
  return { token, tokenHash: hashToken(token) };
}

/** The page of an invitation; its host is the studio's setting, whatever a request says. */
export const invitationUrl = (
  { publicUrl }: Pick<ServiceDeps['settings'], 'publicUrl'>,
  token: string,
): string => `${publicUrl}/invite?token=${token}`;
