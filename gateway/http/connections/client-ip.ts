import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import proxyAddr from '@fastify/proxy-addr';
import { withoutPort } from '../../security/rate-limits/client-address.ts';

/** Whether an address, with or without a port, is that of a trusted proxy. */
export type IsProxy = (address: string) => boolean;

const NAMES = ['loopback', 'linklocal', 'uniquelocal'];

/** The library rejects a prefix length of 0; two halves are equivalent. */
const HALVES: Readonly<Record<string, string[]>> = {
  '0.0.0.0/0': ['0.0.0.0/1', '128.0.0.0/1'],
  '::/0': ['::/1', '8000::/1'],
};

/**
 * @param proxies addresses, networks, or names of networks
 * @throws TypeError that names the invalid entry
 */
export function trustedProxies(proxies: readonly string[]): IsProxy {
  for (const proxy of proxies) {
    if (!isNetwork(proxy)) {
      const expected = `an address, a network or one of ${NAMES.join(', ')}`;
      throw new TypeError(`found ${JSON.stringify(proxy)}, expected ${expected}`);
    }
  }
  const isProxy = proxyAddr.compile(proxies.flatMap(proxy => HALVES[proxy] ?? [proxy]));
  return address => isProxy(withoutPort(address), 0);
}

/** Stricter than the library, which reads `1` as 0.0.0.1, so that a hop count would pass as an address. */
function isNetwork(proxy: string): boolean {
  if (NAMES.includes(proxy) || Object.hasOwn(HALVES, proxy)) return true;
  if (isIP(proxy.split('/', 1)[0]!) === 0) return false;
  try {
    proxyAddr.compile(proxy);
    return true;
  } catch {
    return false;
  }
}

/**
 * The client's address: the nearest address of the connection and `X-Forwarded-For` that is not a trusted proxy.
 * Entries that the client itself wrote into the header come before it.
 */
export function clientIp(request: IncomingMessage, isProxy: IsProxy): string {
  return withoutPort(proxyAddr(request, isProxy) ?? '');
}
