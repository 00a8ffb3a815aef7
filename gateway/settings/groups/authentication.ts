import { ALGORITHMS, type Algorithm } from '../../../shared/auth/token-verifier.ts';
import { duration, records, text, texts, url } from '../../../shared/settings/kinds.ts';
import type { Setting } from '../../../shared/settings/setting.ts';

/** Algorithms that sign with a private key; a shared secret would let whoever verifies also sign. */
function algorithms(variable: string): Setting<readonly Algorithm[]> {
  const setting = texts({
    variable,
    default: ALGORITHMS,
    description: 'Signature algorithms that are accepted, of these.',
  });
  return {
    ...setting,
    default: ALGORITHMS,
    expected: `a list of ${ALGORITHMS.join(', ')}`,
    read(found) {
      const list = setting.read(found);
      const isKnown = (name: string) => (ALGORITHMS as readonly string[]).includes(name);
      return list?.length && list.every(isKnown) ? (list as readonly Algorithm[]) : undefined;
    },
  };
}

const cookie = text({
  variable: 'JWT_COOKIE',
  description: 'A cookie that may hold the token instead of the `Authorization` header.',
});

/** The signs of RFC 6265 section 4.1.1. */
const COOKIE_NAME = /^[\w!#$%&'*+.^`|~-]+$/;

export const authentication = {
  jwksUrl: url({
    variable: 'JWKS_URL',
    shownDefault: 'keys of the data folder',
    description: 'Where the issuer of tokens publishes its keys. Required for tokens in production.',
  }),
  issuer: text({
    variable: 'JWT_ISSUER',
    default: 'newsgraph-local',
    description: 'The `iss` that tokens must have.',
  }),
  audience: text({ variable: 'JWT_AUDIENCE', default: 'newsgraph', description: 'The `aud` that tokens must have.' }),
  algorithms: algorithms('JWT_ALGORITHMS'),
  scopesClaim: text({
    variable: 'JWT_SCOPES_CLAIM',
    default: 'scope',
    description: 'The claim that holds the scopes: a text with spaces between them, or a list.',
  }),
  issuers: records({
    variable: 'JWT_ISSUERS',
    description:
      'Further issuers: `issuer` and `jwksUrl` of each; `audience`, `algorithms` and `scopesClaim` where they differ.',
    fields: {
      issuer: text({ variable: 'issuer', description: 'The `iss` of its tokens.' }),
      jwksUrl: url({ variable: 'jwksUrl', description: 'Where it publishes its keys.' }),
      audience: text({ variable: 'audience', description: 'The `aud` that its tokens must have.' }),
      algorithms: { ...algorithms('algorithms'), default: undefined } as Setting<readonly Algorithm[] | undefined>,
      scopesClaim: text({ variable: 'scopesClaim', description: 'The claim that holds the scopes.' }),
    },
  }),
  cookie: {
    ...cookie,
    expected: 'the name of a cookie',
    read(found: unknown) {
      const name = cookie.read(found);
      return name !== undefined && COOKIE_NAME.test(name) ? name : undefined;
    },
  },
  clockSkew: duration({
    variable: 'JWT_CLOCK_SKEW',
    default: '5s',
    max: '5m',
    description: "How far an issuer's clock may be from ours.",
  }),
  keysMaxAge: duration({
    variable: 'JWKS_MAX_AGE',
    default: '10m',
    min: '1s',
    max: '1d',
    description: 'Age at which published keys are asked for again: a key that was taken back is believed no longer.',
  }),
  keysMaxStale: duration({
    variable: 'JWKS_MAX_STALE',
    default: '1h',
    max: '7d',
    description: 'How much longer known keys are used when the issuer cannot be reached.',
  }),
  keysCooldown: duration({
    variable: 'JWKS_COOLDOWN',
    default: '10s',
    min: '1s',
    max: '1h',
    description: 'Pause between two requests for keys, whatever keys tokens name.',
  }),
};
