import { createHmac } from 'node:crypto';
import type { Origin } from '@maquette/domain/access';
import { networkOf } from '../accounts/network-of.ts';
import type { ServiceDeps } from '../deps.ts';

/** Somebody without an account: where they ask from, and what proves that they gave the passphrase. */
export interface Visitor extends Origin {
  /** From `unlockShare`; null: none. */
  pass: string | null;
}

const networkOfVisitor = ({ ip }: Origin): string => (ip === null ? 'unknown' : networkOf(ip));

/** Whom a limit of one link counts. */
export const visitorOf = (link: { id: string }, visitor: Origin): string =>
  `${link.id} ${networkOfVisitor(visitor)}`;

/**
 * A visitor of this day, for counting them once: without our secret it says nothing of the network, and tomorrow the same
 * network is somebody else.
 */
export function anonymousOf(
  { settings }: Pick<ServiceDeps, 'settings'>,
  link: { id: string },
  visitor: Origin,
): string {
  const day = new Date().toISOString().slice(0, 10);
  return createHmac('sha256', settings.secret)
    .update(`share-visitor ${day} ${visitorOf(link, visitor)}`)
    .digest('base64url');
}
