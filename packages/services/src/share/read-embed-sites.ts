import type { ServiceDeps } from '../deps.ts';
import { findShare } from './find-share.ts';

/** The sites that may show this link in a frame at this moment; none when it is not there or asks for a passphrase. */
export async function readEmbedSites(
  deps: Pick<ServiceDeps, 'db'>,
  { token }: { token: string },
): Promise<string[]> {
  const found = await findShare(deps.db.prisma, token);
  return found.ok && found.value.passphraseHash === null ? found.value.embedSites : [];
}
