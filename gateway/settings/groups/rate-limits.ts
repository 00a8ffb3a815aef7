import { choice, duration, integer, records, text, texts } from '../../../shared/settings/kinds.ts';

/** Fields of a record have no variables and no table rows. */
const ofPolicy = { variable: '', description: '' };

export const rateLimits = {
  policies: records({
    variable: 'RATE_LIMITS_POLICIES',
    description:
      'Rate-limit policies: `name`, `quota` in a `unit` (`requests`, or `cost` as estimated by demand control), `window`, and `by`, the counter key: `ip`, `client`, `token`, `operation`, several of them, or none for a single counter. `operations` and `fields` (`Mutation.createComment`) restrict a policy to some operations.',
    fields: {
      name: text(ofPolicy),
      by: texts(ofPolicy),
      quota: integer({ ...ofPolicy, min: 1, max: 1_000_000_000 }),
      window: duration({ ...ofPolicy, min: '1s', max: '1d' }),
      unit: choice({ ...ofPolicy, default: 'requests', choices: ['requests', 'cost'] }),
      operations: texts(ofPolicy),
      fields: texts(ofPolicy),
    },
  }),
  keys: integer({
    variable: 'RATE_LIMITS_KEYS',
    default: 100_000,
    min: 100,
    max: 10_000_000,
    description:
      'Maximum number of keys (clients, addresses and so on) that a policy counts in memory; least recently used ones are evicted first.',
  }),
  headers: choice({
    variable: 'RATE_LIMITS_HEADERS',
    default: 'current',
    choices: ['current', 'separate', 'none'],
    description:
      'Response headers: `current` sends `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-10), `separate` the older `RateLimit-Limit`, `RateLimit-Remaining` and `RateLimit-Reset`.',
  }),
};
