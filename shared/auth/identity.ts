import { userError } from '../errors/errors.ts';

/** What a token may allow, as OAuth scopes (RFC 6749 section 3.3). */
export const SCOPES = ['articles:write', 'articles:publish', 'comments:moderate', 'air-quality:write'] as const;

export type Scope = (typeof SCOPES)[number];

/** What somebody is among those who comment (Coral's roles), from the least to the most. */
export const ROLES = ['COMMENTER', 'STAFF', 'MODERATOR', 'ADMIN'] as const;

export type Role = (typeof ROLES)[number];

/** Who asks, as a verified token says. */
export interface Identity {
  /** The token's `sub`. */
  readonly subject: string;
  /** The token's `name`, for people to read. */
  readonly name: string | undefined;
  /** The token's `picture` (OpenID Connect Core 1.0, section 5.1), which is to be the address of a picture of them. */
  readonly picture?: string | undefined;
  /** The token's `role`; COMMENTER when it names none that is known. */
  readonly role: Role;
  readonly scopes: ReadonlySet<string>;
  /** When the token's `exp` is, in milliseconds since 1970; undefined for who came without a token. */
  readonly expiresAt?: number | undefined;
}

/**
 * @throws UNAUTHENTICATED without a token.
 */
export function requireIdentity(identity: Identity | undefined): Identity {
  if (!identity) throw userError('UNAUTHENTICATED', 'This needs somebody who is signed in.');
  return identity;
}

/**
 * @throws UNAUTHENTICATED without a token, FORBIDDEN when the token lacks the scope.
 */
export function requireScope(identity: Identity | undefined, scope: Scope): Identity {
  if (!identity) throw userError('UNAUTHENTICATED', `This needs a token with the scope ${scope}.`, { scope });
  if (!identity.scopes.has(scope)) throw userError('FORBIDDEN', `This needs the scope ${scope}.`, { scope });
  return identity;
}
