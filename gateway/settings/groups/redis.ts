import { duration, secret, text } from '../../../shared/settings/kinds.ts';

/** `secret`, since the address may hold a password. */
const url = secret({
  variable: 'REDIS_URL',
  expected: 'a redis:// or rediss:// address',
  description: 'A Redis that gateways share: persisted queries, rate limits, caches. Without it each keeps its own.',
});

export const redis = {
  url: {
    ...url,
    read(found: unknown) {
      const address = url.read(found);
      return address !== undefined && /^rediss?:\/\//.test(address) && URL.canParse(address) ? address : undefined;
    },
  },
  keyPrefix: text({
    variable: 'REDIS_KEY_PREFIX',
    default: 'newsgraph:',
    description: 'Stands before every key, so that several sites may use one Redis.',
  }),
  timeout: duration({
    variable: 'REDIS_TIMEOUT',
    default: '250ms',
    min: '1ms',
    max: '30s',
    description: 'The longest that a request waits for Redis; then it goes on without it.',
  }),
};
