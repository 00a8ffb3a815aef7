import { userError } from '../errors/errors.ts';

/** What a token may allow, as OAuth scopes (RFC 6749 section 3.3). */
export const SCOPES = ['articles:write', 'articles:publish', 'comments:moderate', 'air-quality:write'] as const;

export type Scope = (typeof SCOPES)[number];

/** A commenter's role (Coral's roles), from the lowest to the highest. */
export const ROLES = ['COMMENTER', 'STAFF', 'MODERATOR', 'ADMIN'] as const;

export type Role = (typeof ROLES)[number];

/** The caller, from a verified token. */
export interface Identity {
  /** The token's `iss`; undefined when the program itself gave the identity. */
  readonly issuer?: string | undefined;
  /** The token's `sub`, which is unique within its issuer only: compare and store persons by `userIdOf`. */
  readonly subject: string;
  /** The token's `name`, a display name. */
  readonly name: string | undefined;
  /** The token's `picture` (OpenID Connect Core 1.0, section 5.1): the URL of a profile picture. */
  readonly picture?: string | undefined;
  /** The token's `role`; COMMENTER if it names no known role. */
  readonly role: Role;
  readonly scopes: ReadonlySet<string>;
  /** The token's `exp` in milliseconds since 1970; undefined without a token. */
  readonly expiresAt?: number | undefined;
}

/**
 * @throws UNAUTHENTICATED without a token.
 */
export function requireIdentity(identity: Identity | undefined): Identity {
  if (!identity) throw userError('UNAUTHENTICATED', 'Sign in to do this.');
  return identity;
}

/**
 * @throws UNAUTHENTICATED without a token, FORBIDDEN when the token lacks the scope.
 */
export function requireScope(identity: Identity | undefined, scope: Scope): Identity {
  const lacking = { missingScopes: [scope] };
  if (!identity) throw userError('UNAUTHENTICATED', `A token with the scope ${scope} is required.`, lacking);
  if (!identity.scopes.has(scope)) throw userError('FORBIDDEN', `The scope ${scope} is required.`, lacking);
  return identity;
}
