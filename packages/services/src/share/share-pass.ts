import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ServiceDeps } from '../deps.ts';
import type { LiveShare } from './find-share.ts';

/** How long a browser need not ask for the passphrase again. */
export const passSeconds = 12 * 3_600;

type Locked = Pick<LiveShare, 'id' | 'tokenHash' | 'passphraseHash'>;

/** What proves that the passphrase was given. Another passphrase, or another address of the link, ends it. */
export function signPass(deps: Pick<ServiceDeps, 'settings'>, link: Locked): string {
  const expires = String(Math.floor(Date.now() / 1_000) + passSeconds);
  return `${expires}.${seal(deps, link, expires)}`;
}

/** Whether a pass is genuine, in date, and for this link as it is now. A link without a passphrase needs none. */
export function isOpenTo(deps: Pick<ServiceDeps, 'settings'>, link: Locked, pass: string | null): boolean {
  if (link.passphraseHash === null) return true;
  const [, expires, sealed] = /^(\d{1,12})\.([\w-]{43})$/.exec(pass ?? '') ?? [];
  if (expires === undefined || sealed === undefined) return false;
  const isGenuine = timingSafeEqual(Buffer.from(sealed), Buffer.from(seal(deps, link, expires)));
  return isGenuine && Number(expires) * 1_000 > Date.now();
}

const seal = ({ settings }: Pick<ServiceDeps, 'settings'>, link: Locked, expires: string): string =>
  createHmac('sha256', settings.secret)
    .update(`share-pass ${link.id} ${link.tokenHash} ${link.passphraseHash} ${expires}`)
    .digest('base64url');
