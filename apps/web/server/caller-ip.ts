import { isIP } from 'node:net';

/** Set from the socket by note-peer-address.ts, over whatever a caller wrote there. */
export const peerHeader = 'x-maquette-peer';

/**
 * The caller's address, for limits. A proxy in front of us is believed only when it speaks from a loopback or
 * private address; then the last public address that it was told counts. null: unknown.
 */
export function callerIp(headers: Headers): string | null {
  const peer = addressOf(headers.get(peerHeader) ?? '');
  if (!peer || !isInside(peer)) return peer;
  const chain = (headers.get('x-forwarded-for') ?? '')
    .split(',')
    .map(addressOf)
    .filter((ip) => ip !== null);
  return chain.findLast((ip) => !isInside(ip)) ?? chain[0] ?? peer;
}

function addressOf(text: string): string | null {
  const ip = text.trim().replace(/^::ffff:/i, '');
  return isIP(ip) ? ip : null;
}

const isInside = (ip: string): boolean =>
  /^(127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)/.test(ip) ||
  /^(::1$|f[cd]|fe[89ab])/i.test(ip);
