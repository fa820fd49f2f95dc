import { isIPv6 } from 'node:net';

const groups = 8;
/** A customer of a provider has at least a /64 of IPv6 addresses, and can change within it at will. */
const networkGroups = 4;

/** Whom a limit counts for an address of the network: an IPv4 address itself, of an IPv6 address its /64. */
export function networkOf(ip: string): string {
  const address = ip.trim().toLowerCase().replace(/%.*$/, '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [front = '', back] = address.split('::');
  const start = front.split(':').filter(Boolean);
  const end = (back ?? '').split(':').filter(Boolean);
  const zeros = back === undefined ? 0 : Math.max(0, groups - start.length - end.length);
  const all = [...start, ...Array.from({ length: zeros }, () => '0'), ...end];
  return `${all
    .slice(0, networkGroups)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
