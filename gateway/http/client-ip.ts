import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Whether an address is that of a trusted proxy. */
export type IsProxy = (address: string) => boolean;

/** Networks by name (RFC 1122, RFC 3927, RFC 1918, RFC 4193). */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

/**
 * @param proxies addresses, networks, or names of networks
 * @throws TypeError that names the invalid entry
 */
export function trustedProxies(proxies: readonly string[]): IsProxy {
  const list = new BlockList();
  for (const network of proxies.flatMap(proxy => (Object.hasOwn(NAMED, proxy) ? NAMED[proxy]! : [proxy]))) {
    const [address = '', bits, more] = network.split('/');
    const version = isIP(address);
    const most = version === 4 ? 32 : 128;
    const size = bits === undefined ? most : /^\d+$/.test(bits) ? Number(bits) : Number.NaN;
    if (version === 0 || more !== undefined || !(size <= most)) {
      throw new TypeError(
        `found ${JSON.stringify(network)}, expected an address, a network or one of ${Object.keys(NAMED).join(', ')}`,
      );
    }
    list.addSubnet(address, size, version === 4 ? 'ipv4' : 'ipv6');
  }
  return address => {
    const version = isIP(address);
    return version !== 0 && list.check(address, version === 4 ? 'ipv4' : 'ipv6');
  };
}

/**
 * The client's address: the nearest address of the connection and `X-Forwarded-For` that is not a trusted proxy.
 * Entries that the client itself wrote into the header come before it.
 */
export function clientIp({ headers, socket }: IncomingMessage, isProxy: IsProxy): string {
  const near = socket.remoteAddress ?? '';
  if (!isProxy(near)) return near;
  const forwarded = String(headers['x-forwarded-for'] ?? '');
  const hops = forwarded.split(',').flatMap(hop => hop.trim() || []);
  return hops.findLast(hop => !isProxy(hop)) ?? hops[0] ?? near;
}
