import { ROLES, type Role } from '../../../shared/auth/identity.ts';
import { ALGORITHMS, type Algorithm } from '../../../shared/auth/token-verifier.ts';
import { duration, records, text, texts, url } from '../../../shared/settings/kinds.ts';
import type { Setting } from '../../../shared/settings/setting.ts';

/** Asymmetric algorithms only: with a shared secret, whoever verifies could also sign. */
function algorithms(variable: string): Setting<readonly Algorithm[]> {
  const setting = texts({
    variable,
    default: ALGORITHMS,
    description: 'Accepted signature algorithms.',
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

const scopes = (variable: string): Setting<readonly string[] | undefined> => ({
  ...texts({ variable, description: 'Scopes that its tokens may give; others in a token are ignored.' }),
  default: undefined,
  shownDefault: 'all',
});

/** One that gives no roles has only commenters: `COMMENTER`. */
function roles(variable: string): Setting<readonly Role[] | undefined> {
  const setting = texts({
    variable,
    description: 'Roles that its tokens may give; whoever has another is a `COMMENTER`.',
  });
  return {
    ...setting,
    default: undefined,
    shownDefault: 'all',
    expected: `a list of ${ROLES.join(', ')}`,
    read(found) {
      const list = setting.read(found);
      return list?.every(name => (ROLES as readonly string[]).includes(name)) ? (list as readonly Role[]) : undefined;
    },
  };
}

const cookie = text({
  variable: 'JWT_COOKIE',
  description: 'Name of a cookie with the token, for requests without an `Authorization` header.',
});

/** Cookie names by RFC 6265 section 4.1.1. */
const COOKIE_NAME = /^[\w!#$%&'*+.^`|~-]+$/;

export const authentication = {
  jwksUrl: url({
    variable: 'JWKS_URL',
    shownDefault: 'keys of the data folder',
    description: "URL of the token issuer's JSON Web Key Set. Required in production to accept tokens.",
  }),
  issuer: text({
    variable: 'JWT_ISSUER',
    default: 'newsgraph-local',
    description: 'Required `iss` claim of tokens.',
  }),
  audience: text({ variable: 'JWT_AUDIENCE', default: 'newsgraph', description: 'Required `aud` claim of tokens.' }),
  algorithms: algorithms('JWT_ALGORITHMS'),
  scopesClaim: text({
    variable: 'JWT_SCOPES_CLAIM',
    default: 'scope',
    description: 'Claim with the scopes: a space-separated string, or a list.',
  }),
  scopes: scopes('JWT_SCOPES'),
  roles: roles('JWT_ROLES'),
  issuers: records({
    variable: 'JWT_ISSUERS',
    description:
      'Additional issuers, each with `issuer` and `jwksUrl`; optionally `audience`, `algorithms`, `scopesClaim`, `scopes` ' +
      'and `roles`.',
    fields: {
      issuer: text({ variable: 'issuer', description: '`iss` claim of its tokens.' }),
      jwksUrl: url({ variable: 'jwksUrl', description: 'URL of its JSON Web Key Set.' }),
      audience: text({ variable: 'audience', description: 'Required `aud` claim of its tokens.' }),
      algorithms: { ...algorithms('algorithms'), default: undefined } as Setting<readonly Algorithm[] | undefined>,
      scopesClaim: text({ variable: 'scopesClaim', description: 'Claim with the scopes.' }),
      scopes: scopes('scopes'),
      roles: roles('roles'),
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
    description: 'Maximum clock difference to the issuer when checking token times.',
  }),
  keysMaxAge: duration({
    variable: 'JWKS_MAX_AGE',
    default: '10m',
    min: '1s',
    max: '1d',
    description:
      'Maximum age of published keys before they are fetched again; bounds how long a revoked key is accepted.',
  }),
  keysMaxStale: duration({
    variable: 'JWKS_MAX_STALE',
    default: '1h',
    max: '7d',
    description: 'How much longer expired keys are used while the issuer is unreachable.',
  }),
  keysCooldown: duration({
    variable: 'JWKS_COOLDOWN',
    default: '10s',
    min: '1s',
    max: '1h',
    description: 'Minimum time between two fetches of the keys, even if tokens have unknown key ids.',
  }),
};
