import ipaddr from 'ipaddr.js';

/** Why a call to another machine came to nothing. `message` can be shown to who chose the address. */
export class OutboundError extends Error {
  readonly code: 'address' | 'timeout' | 'too-large' | 'redirect' | 'content-type' | 'unreachable';
  constructor(code: OutboundError['code'], message: string) {
    super(message);
    this.name = 'OutboundError';
    this.code = code;
  }
}

export interface AddressRules {
  /** This machine may be called too: in development and tests, never in production. */
  allowLoopback: boolean;
}

/** Whether an IP address is one of the public internet (or, where that is allowed, of this machine). */
export function isCallable(address: string, { allowLoopback }: AddressRules): boolean {
  if (!ipaddr.isValid(address)) return false;
  const range = ipaddr.parse(address).range();
  return range === 'unicast' || (allowLoopback && range === 'loopback');
}

/**
 * Checks what an address says about itself, after URL parsing, which turns `0x7f.1` into `127.0.0.1`: the scheme, no
 * password, and an IP address only if it is public. A name is checked when it is looked up.
 * @throws {OutboundError} with a sentence for who chose the address
 */
export function checkAddress(text: string, rules: AddressRules): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    throw new OutboundError('address', 'This is not an address that begins with https://.');
  if (url.username || url.password)
    throw new OutboundError('address', 'The address may not contain a user name or password.');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isLiteral = ipaddr.isValid(host);
  if ((isLiteral && !isCallable(host, rules)) || (isInnerName(host) && !rules.allowLoopback))
    throw new OutboundError('address', 'The address does not lie on the public internet.');
  return url;
}

/** Names that are never of the public internet (RFC 6761, RFC 6762, RFC 9476). */
const isInnerName = (host: string): boolean =>
  /(^|\.)(localhost|local|internal|localdomain|home\.arpa)\.?$/i.test(host) ||
  (!host.includes('.') && !host.includes(':'));
