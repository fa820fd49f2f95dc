import { magicLinkMail } from '@maquette/mail';
import type { Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { queueMail } from '../mail/index.ts';
import { issueToken } from './email-token.ts';
import { requestLink } from './request-link.ts';

const pathCharactersMax = 500;

/**
 * Sends a link to sign in with, once, for 15 minutes. Neither the answer nor its time says whether there is an account.
 * @param input.path of our own, where it leads to afterwards
 */
export function requestMagicLink(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  input: { email: string; path?: string | undefined; ip?: string },
): Promise<Result<void>> {
  return requestLink(deps, input, async (tx, { id: userId, email, name }) => {
    const token = await issueToken(tx, { userId, kind: 'magic_link' });
    const url = `${deps.settings.publicUrl}/magic-link?token=${token}${afterwards(input.path)}`;
    await queueMail(tx, { to: email, ...magicLinkMail({ name, url }) });
  });
}

/** The page checks it again; a mail of ours names no other site even so. */
function afterwards(path: string | undefined): string {
  const isOurs = path && path !== '/' && path.length <= pathCharactersMax && /^\/(?![/\\])/.test(path);
  return isOurs ? `&callbackUrl=${encodeURIComponent(path)}` : '';
}
