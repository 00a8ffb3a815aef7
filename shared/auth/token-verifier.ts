import { createLocalJWKSet, createRemoteJWKSet, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import { userError } from '../graphql/errors.ts';
import { type Identity, ROLES } from './identity.ts';

/** Asymmetric algorithms only: `none` and shared secrets are never accepted (RFC 8725 section 3.1). */
const ALGORITHMS = ['ES256', 'ES384', 'EdDSA', 'RS256', 'PS256'];
const CLOCK_TOLERANCE_SECONDS = 5;

export interface TokenVerifierOptions {
  /** Where the issuer publishes its keys, or the keys themselves. */
  readonly keys: URL | JSONWebKeySet;
  readonly issuer: string;
  readonly audience: string;
}

/**
 * Reads the `Authorization` header of a request.
 *
 * @returns who asks, or undefined without the header.
 * @throws UNAUTHENTICATED for a token that is malformed, expired, or not from the issuer for the audience.
 */
export type TokenVerifier = (authorization: string | undefined) => Identity | undefined | Promise<Identity>;

export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const keySet = options.keys instanceof URL ? createRemoteJWKSet(options.keys) : createLocalJWKSet(options.keys);
  const verify = async (authorization: string) => {
    const token = bearerToken(authorization);
    try {
      const { payload } = await jwtVerify(token, keySet, {
        algorithms: ALGORITHMS,
        issuer: options.issuer,
        audience: options.audience,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        requiredClaims: ['exp', 'sub'],
      });
      return identityOf(payload);
    } catch (error) {
      throw refusal(error);
    }
  };
  return authorization => (authorization === undefined ? undefined : verify(authorization));
}

/** For a deployment without any keys: requests without a token are readers, a token is never believed. */
export const refuseTokens: TokenVerifier = authorization => {
  if (authorization === undefined) return undefined;
  throw unauthenticated('this server has no keys to verify tokens with; set JWKS_URL');
};

function bearerToken(authorization: string): string {
  const token = /^Bearer ([^\s]+)$/i.exec(authorization)?.[1];
  if (token) return token;
  throw unauthenticated('the Authorization header is not "Bearer <token>"');
}

function identityOf(payload: JWTPayload): Identity {
  const { sub, name, role, scope } = payload as JWTPayload & { name?: unknown; role?: unknown; scope?: unknown };
  return {
    subject: String(sub),
    name: typeof name === 'string' ? name : undefined,
    role: ROLES.find(known => known === role) ?? 'COMMENTER',
    scopes: new Set(typeof scope === 'string' ? scope.split(' ').filter(Boolean) : []),
  };
}

function refusal(error: unknown): Error {
  if (error instanceof errors.JWTExpired) return unauthenticated('the token has expired');
  if (error instanceof errors.JWTClaimValidationFailed) return unauthenticated(`its claim "${error.claim}" is wrong`);
  if (error instanceof errors.JOSEAlgNotAllowed) return unauthenticated('its algorithm is not allowed');
  if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) {
    return userError('KEYS_UNAVAILABLE', 'The keys that verify tokens cannot be reached; try again later.', {
      http: { status: 503 },
    });
  }
  return unauthenticated('its signature or form is not valid');
}

function unauthenticated(reason: string): Error {
  return userError('UNAUTHENTICATED', `The token is not accepted: ${reason}.`, {
    http: { status: 401, headers: new Map([['www-authenticate', 'Bearer']]) },
  });
}
