import { texts } from '../kinds.ts';

export const http = {
  trustProxy: texts({
    variable: 'HTTP_TRUST_PROXY',
    description:
      'Proxies whose `X-Forwarded-For` says where a request is from: addresses, networks such as `10.0.0.0/8`, `loopback`, `linklocal` or `uniquelocal`.',
  }),
};
