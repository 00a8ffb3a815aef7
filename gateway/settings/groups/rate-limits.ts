import { choice, duration, integer, records, text, texts } from '../kinds.ts';

export const rateLimits = {
  policies: records({
    variable: 'RATE_LIMITS_POLICIES',
    description:
      'Each says how much (`quota`) of which `unit` (`requests` or `cost`) in what time (`window`) each different `by` may have: any of `ip`, `client`, `token`, `operation`, or none for all together; `operations` names those it is about.',
    fields: {
      name: text({ variable: '', description: '' }),
      by: texts({ variable: '', description: '' }),
      quota: integer({ variable: '', min: 1, max: 1_000_000_000, description: '' }),
      window: duration({ variable: '', min: '1s', max: '1d', description: '' }),
      unit: choice({ variable: '', default: 'requests', choices: ['requests', 'cost'], description: '' }),
      operations: texts({ variable: '', description: '' }),
    },
  }),
  headers: choice({
    variable: 'RATE_LIMITS_HEADERS',
    default: 'current',
    choices: ['current', 'separate', 'none'],
    description:
      '`current` answers `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-10), `separate` the older `RateLimit-Limit`, `RateLimit-Remaining` and `RateLimit-Reset`.',
  }),
};
