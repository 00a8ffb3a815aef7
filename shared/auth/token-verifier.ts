import { GraphQLError } from 'graphql';
import { decodeJwt, errors, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { userError } from '../errors/errors.ts';
import { type Identity, ROLES, type Role } from './identity.ts';
import { type KeySet, KeysUnavailableError } from './key-set.ts';

/** Asymmetric algorithms only: `none` and shared secrets are never accepted (RFC 8725 section 3.1). */
export const ALGORITHMS = [
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
] as const;

export type Algorithm = (typeof ALGORITHMS)[number];

/** A trusted issuer of tokens. */
export interface TokenIssuer {
  /** The `iss` of its tokens; issuers differ in it. */
  readonly issuer: string;
  /** The `aud` that its tokens must include. */
  readonly audience: string;
  readonly keys: KeySet;
  /** @default all of {@link ALGORITHMS} */
  readonly algorithms?: readonly Algorithm[];
  /** The claim with the scopes: space-separated text, or a list. @default 'scope' */
  readonly scopesClaim?: string;
  /** The scopes that its tokens may give; others are ignored. @default all */
  readonly scopes?: readonly string[] | undefined;
  /** The roles that its tokens may give; anybody with another is a COMMENTER. @default all */
  readonly roles?: readonly Role[] | undefined;
}

export interface TokenVerifierOptions {
  readonly issuers: readonly TokenIssuer[];
  /** Tolerated clock skew for `exp` and `nbf`, in milliseconds. @default 5_000 */
  readonly clockSkew?: number;
  /** Maximum number of verified tokens to cache. @default 10_000 */
  readonly mostTokens?: number;
}

/**
 * Reads the `Authorization` header of a request.
 *
 * @returns the caller, synchronously for a cached token; undefined without the header
 * @throws UNAUTHENTICATED for a token that is malformed, expired, or not from an issuer for its audience;
 *   KEYS_UNAVAILABLE when the issuer's keys cannot be fetched
 */
export type TokenVerifier = (authorization: string | undefined) => Identity | undefined | Promise<Identity>;

interface Verified {
  readonly identity: Identity;
  readonly keys: KeySet;
  readonly edition: number;
}

/** Far longer than any issuer's tokens; Node limits all headers to 16 KiB. */
const MAX_TOKEN_LENGTH = 8_192;

export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const { clockSkew = 5_000, mostTokens = 10_000 } = options;
  const issuers = new Map(options.issuers.map(issuer => [issuer.issuer, issuer]));
  const cache = new LRUCache<string, Verified>({ max: mostTokens });

  const verify = async (authorization: string): Promise<Identity> => {
    const token = bearerToken(authorization);
    try {
      const issuer = issuers.get(decodeJwt(token).iss ?? '');
      if (!issuer) throw unauthenticated('its issuer is unknown');
      const edition = issuer.keys.edition();
      const payload = await readToken(token, issuer, clockSkew / 1000);
      const identity = identityOf(payload, issuer);
      // If the keys changed meanwhile, the token is verified again.
      cache.set(authorization, { identity, keys: issuer.keys, edition });
      return identity;
    } catch (error) {
      throw refusal(error);
    }
  };
  return authorization => {
    if (authorization === undefined) return undefined;
    const known = cache.get(authorization);
    if (known && known.identity.expiresAt! > Date.now() && known.keys.isValid(known.edition)) return known.identity;
    return verify(authorization);
  };
}

async function readToken(token: string, issuer: TokenIssuer, clockTolerance: number): Promise<JWTPayload> {
  const options: JWTVerifyOptions = {
    algorithms: [...(issuer.algorithms ?? ALGORITHMS)],
    issuer: issuer.issuer,
    audience: issuer.audience,
    clockTolerance,
    requiredClaims: ['exp', 'sub'],
  };
  try {
    return (await jwtVerify(token, issuer.keys.find, options)).payload;
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
    // Any key may have signed a token that names no key.
    for await (const key of error) {
      try {
        return (await jwtVerify(token, key, options)).payload;
      } catch (inner) {
        if (!(inner instanceof errors.JWSSignatureVerificationFailed)) throw inner;
      }
    }
    throw new errors.JWSSignatureVerificationFailed();
  }
}

/** For a deployment without any keys: requests without a token are anonymous, and every token is rejected. */
export const refuseTokens: TokenVerifier = authorization => {
  if (authorization === undefined) return undefined;
  throw unauthenticated('this server has no keys to verify tokens with; set JWKS_URL');
};

function bearerToken(authorization: string): string {
  const token = /^Bearer ([^\s]+)$/i.exec(authorization)?.[1];
  if (token && token.length <= MAX_TOKEN_LENGTH) return token;
  throw unauthenticated(token ? 'it is too long' : 'the Authorization header is not "Bearer <token>"');
}

function identityOf(
  payload: JWTPayload,
  { issuer, scopesClaim = 'scope', scopes, roles = ROLES }: TokenIssuer,
): Identity {
  const { name, picture, role, exp } = payload as JWTPayload & Record<'name' | 'picture' | 'role', unknown>;
  return {
    issuer,
    subject: subjectOf(payload),
    name: typeof name === 'string' ? name : undefined,
    picture: typeof picture === 'string' ? picture : undefined,
    role: roles.find(known => known === role) ?? 'COMMENTER',
    scopes: new Set(scopesOf(payload[scopesClaim]).filter(scope => scopes?.includes(scope) ?? true)),
    expiresAt: exp! * 1000,
  };
}

/** Nobody in particular is no person: everyone with such a token would be the same one. */
function subjectOf({ sub }: { readonly sub?: unknown }): string {
  if (typeof sub === 'string' && sub.trim() !== '') return sub;
  throw unauthenticated('its claim "sub" names nobody');
}

function scopesOf(claim: unknown): string[] {
  if (typeof claim === 'string') return claim.split(' ').filter(Boolean);
  return Array.isArray(claim) ? claim.filter(scope => typeof scope === 'string') : [];
}

function refusal(error: unknown): Error {
  if (error instanceof KeysUnavailableError) {
    return userError('KEYS_UNAVAILABLE', 'The keys that verify tokens cannot be fetched; try again later.', {
      http: { status: 503 },
    });
  }
  if (error instanceof GraphQLError) return error;
  if (error instanceof errors.JWTExpired) return unauthenticated('the token has expired');
  if (error instanceof errors.JWTClaimValidationFailed) return unauthenticated(`its claim "${error.claim}" is wrong`);
  if (error instanceof errors.JOSEAlgNotAllowed) return unauthenticated('its algorithm is not allowed');
  return unauthenticated('its signature or form is not valid');
}

/** RFC 6750 section 3. */
function unauthenticated(reason: string): Error {
  return userError('UNAUTHENTICATED', `The token is not accepted: ${reason}.`, {
    http: { status: 401, headers: new Map([['www-authenticate', 'Bearer error="invalid_token"']]) },
  });
}
