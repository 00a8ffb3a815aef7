import { userError } from '../graphql/errors.ts';

/** What a token may allow, as OAuth scopes (RFC 6749 section 3.3). */
export const SCOPES = ['articles:write', 'articles:publish', 'comments:moderate', 'air-quality:write'] as const;

export type Scope = (typeof SCOPES)[number];

/** Who asks, as a verified token says. */
export interface Identity {
  /** The token's `sub`. */
  readonly subject: string;
  /** The token's `name`, for people to read. */
  readonly name: string | undefined;
  readonly scopes: ReadonlySet<string>;
}

/**
 * @throws UNAUTHENTICATED without a token, FORBIDDEN when the token lacks the scope.
 */
export function requireScope(identity: Identity | undefined, scope: Scope): Identity {
  if (!identity) throw userError('UNAUTHENTICATED', `This needs a token with the scope ${scope}.`, { scope });
  if (!identity.scopes.has(scope)) throw userError('FORBIDDEN', `This needs the scope ${scope}.`, { scope });
  return identity;
}
