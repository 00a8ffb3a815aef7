import { duration, flag, texts } from '../../../shared/settings/kinds.ts';

const origins = texts({
  variable: 'CORS_ORIGINS',
  description: 'Allowed CORS origins, such as `https://www.news.example`; `*` allows all.',
});

export const http = {
  corsOrigins: {
    ...origins,
    expected: 'a list of origins such as https://www.news.example, or *',
    read(found: unknown) {
      const list = origins.read(found);
      return list?.every(one => one === '*' || isOrigin(one)) ? list : undefined;
    },
  },
  corsCredentials: flag({
    variable: 'CORS_CREDENTIALS',
    default: false,
    description: 'Whether pages of those origins may send cookies; requires explicit origins.',
  }),
  corsMaxAge: duration({
    variable: 'CORS_MAX_AGE',
    default: '2h',
    max: '1d',
    description: 'How long browsers may cache CORS preflight responses.',
  }),
  csrfHeaders: texts({
    variable: 'CSRF_HEADERS',
    default: ['apollo-require-preflight', 'x-apollo-operation-name'],
    description: 'Headers that trigger a CORS preflight; GET requests must have one of them (CSRF prevention).',
  }),
  introspection: flag({
    variable: 'INTROSPECTION',
    shownDefault: 'true; false in production',
    description: 'Whether clients may query the schema (`__schema`, `__type`).',
  }),
  explain: flag({
    variable: 'EXPLAIN',
    shownDefault: 'true; false in production',
    description: 'Whether clients may request the query plan, as Apollo Sandbox does.',
  }),
  landingPage: flag({
    variable: 'LANDING_PAGE',
    shownDefault: 'true; false in production',
    description: 'Whether to serve Apollo Sandbox to browsers.',
  }),
  maskErrors: flag({
    variable: 'MASK_ERRORS',
    shownDefault: 'false; true in production',
    description: 'Whether to mask errors of remote subgraphs; internal errors of embedded subgraphs are always masked.',
  }),
  safeErrorCodes: texts({
    variable: 'SAFE_ERROR_CODES',
    default: ['BAD_USER_INPUT', 'UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'CONFLICT'],
    description: 'Error codes of remote subgraphs that are passed to clients unmasked.',
  }),
  trustProxy: texts({
    variable: 'HTTP_TRUST_PROXY',
    description:
      'Proxies whose `X-Forwarded-For` is trusted for the client address: addresses, networks such as `10.0.0.0/8`, `loopback`, `linklocal` or `uniquelocal`.',
  }),
};

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}
