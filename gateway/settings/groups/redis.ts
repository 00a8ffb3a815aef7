import { duration, secret, text } from '../../../shared/settings/kinds.ts';

/** `secret`, since the URL may contain a password. */
const url = secret({
  variable: 'REDIS_URL',
  expected: 'a redis:// or rediss:// URL',
  description:
    'Redis shared by gateways, for persisted queries, rate limits and caches. Without it, each process has its own.',
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
    description: 'Prefix of all keys, so that several sites can use one Redis.',
  }),
  timeout: duration({
    variable: 'REDIS_TIMEOUT',
    default: '250ms',
    min: '1ms',
    max: '30s',
    description: 'Timeout of Redis commands; after it, a request continues without Redis.',
  }),
};
