import { duration, flag, texts } from '../../../shared/settings/kinds.ts';

const origins = texts({
  variable: 'CORS_ORIGINS',
  description: 'Origins whose pages may ask, such as `https://www.news.example`; `*` is all of them.',
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
    description: 'Whether pages of those origins may send cookies; the origins have to be listed then.',
  }),
  corsMaxAge: duration({
    variable: 'CORS_MAX_AGE',
    default: '2h',
    max: '1d',
    description: 'How long a browser may keep what it was told about an origin.',
  }),
  csrfHeaders: texts({
    variable: 'CSRF_HEADERS',
    default: ['apollo-require-preflight', 'x-apollo-operation-name'],
    description: 'Headers that no page of another origin can send unasked; a GET has to have one of them.',
  }),
  introspection: flag({
    variable: 'INTROSPECTION',
    shownDefault: 'true; false in production',
    description: 'Whether clients may ask for the schema.',
  }),
  explain: flag({
    variable: 'EXPLAIN',
    shownDefault: 'true; false in production',
    description: 'Whether a request may ask for its plan, as Apollo Sandbox does.',
  }),
  landingPage: flag({
    variable: 'LANDING_PAGE',
    shownDefault: 'true; false in production',
    description: 'Whether a browser is shown Apollo Sandbox.',
  }),
  maskErrors: flag({
    variable: 'MASK_ERRORS',
    shownDefault: 'false; true in production',
    description: "Whether errors of remote subgraphs are kept from clients; embedded ones' faults always are.",
  }),
  safeErrorCodes: texts({
    variable: 'SAFE_ERROR_CODES',
    default: ['BAD_USER_INPUT', 'UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'CONFLICT'],
    description: "Codes of remote subgraphs' errors that are meant for clients and are passed on as they are.",
  }),
  trustProxy: texts({
    variable: 'HTTP_TRUST_PROXY',
    description:
      'Proxies whose `X-Forwarded-For` says where a request is from: addresses, networks such as `10.0.0.0/8`, `loopback`, `linklocal` or `uniquelocal`.',
  }),
};

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}
