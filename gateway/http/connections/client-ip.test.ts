import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { clientIp, trustedProxies } from './client-ip.ts';

describe('clientIp', () => {
  const isProxy = trustedProxies(['loopback', '10.0.0.0/8', '192.0.2.9', '2001:db8::/32']);
  it.each([
    ['198.51.100.1', '6.6.6.6', '198.51.100.1'],
    ['127.0.0.1', undefined, '127.0.0.1'],
    ['127.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['::ffff:127.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['10.1.2.3', '6.6.6.6, 198.51.100.1, 10.9.9.9', '198.51.100.1'],
    ['192.0.2.9', 'nonsense', 'nonsense'],
    ['2001:db8::1', '2001:db9::1,2001:db8::2', '2001:db9::1'],
    ['10.1.2.3', '10.4.4.4, 10.5.5.5', '10.4.4.4'],
    ['127.0.0.1', '6.6.6.6, 198.51.100.1:49152', '198.51.100.1'],
    ['127.0.0.1', '6.6.6.6,\t[2001:db9::1]:443 , 10.9.9.9:8080', '2001:db9::1'],
    ['127.0.0.1', '[2001:db9::1], [2001:db8::2]:80', '2001:db9::1'],
    ['127.0.0.1', ' , ,', '127.0.0.1'],
    [undefined, '198.51.100.1', ''],
  ])('over %s with %s is %s', (remoteAddress, forwarded, ip) => {
    const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
    expect(clientIp({ headers, socket: { remoteAddress } } as unknown as IncomingMessage, isProxy)).toBe(ip);
  });

  it.each(['proxy.example', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '::1/x', '', 'constructor', '1', '0x7f.1'])(
    'takes no %j for a proxy',
    proxy => {
      expect(() => trustedProxies([proxy])).toThrow(`found ${JSON.stringify(proxy)}, expected an address`);
    },
  );

  it.each(['0.0.0.0/0', '::/0'])('takes %s for all addresses of its kind', network => {
    const isAll = trustedProxies([network]);
    const [own, other] = network === '::/0' ? ['2001:db8::1', '192.0.2.1'] : ['192.0.2.1', '2001:db8::1'];
    expect([isAll(own!), isAll(other!), isAll('nonsense')]).toEqual([true, false, false]);
  });

  it('knows no proxy where none is named', () => {
    expect(trustedProxies([])('127.0.0.1')).toBe(false);
  });
});
