import { choice, duration, integer, records, text, texts } from '../../../shared/settings/kinds.ts';

/** The fields of a record have no variables and no rows of their own. */
const ofPolicy = { variable: '', description: '' };

export const rateLimits = {
  policies: records({
    variable: 'RATE_LIMITS_POLICIES',
    description:
      'Each has a `name`, a `quota` of a `unit` (`requests`, or `cost` as demand control reckons it) and a `window`, for each different `by`: `ip`, `client`, `token`, `operation`, several of them, or none for all together; `operations` and `fields` (`Mutation.createComment`) name what it is about.',
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
    description: 'How many different clients, addresses and so on a policy counts in memory; the ones seen last stay.',
  }),
  headers: choice({
    variable: 'RATE_LIMITS_HEADERS',
    default: 'current',
    choices: ['current', 'separate', 'none'],
    description:
      '`current` answers `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-10), `separate` the older `RateLimit-Limit`, `RateLimit-Remaining` and `RateLimit-Reset`.',
  }),
};
