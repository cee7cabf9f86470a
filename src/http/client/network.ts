import { isIP } from 'node:net';

/**
 * Whom a request counts for. The header is believed only from a trusted proxy, and read from its end: what stands
 * before the first address that no proxy of ours has, anybody may have written.
 */
export function clientNetwork(peer: string, forwardedFor: string, trustedProxies: readonly string[]): string {
  const trusted = new Set(trustedProxies.map(plainAddress));
  const direct = plainAddress(peer);
  if (!trusted.has(direct)) return networkOf(direct);
  const hops = forwardedFor
    .split(',')
    .map((hop) => plainAddress(hop))
    .filter(Boolean);
  const client = hops.findLast((hop) => !trusted.has(hop));
  return networkOf(client && isIP(client) ? client : direct);
}

/** One spelling of an address: no port, no brackets, no IPv4 dressed as IPv6, no zone. */
function plainAddress(text: string): string {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^([\d.]+):\d+$/, '$1')
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d+\.)/, '');
  return isIP(bare) === 6 ? groupsOf(bare).join(':') : bare;
}

/** A home has a whole IPv6 network of 64 bits, and may use another address of it for every try. */
function networkOf(address: string): string {
  return isIP(address) === 6 ? `${groupsOf(address).slice(0, 4).join(':')}::/64` : address;
}

function groupsOf(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  return [...left, ...Array<string>(zeros).fill('0'), ...right].map((group) => group.replace(/^0+(?=.)/, ''));
}
