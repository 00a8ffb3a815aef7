import type { ErrorCode } from '../../../shared/errors/catalogue.ts';
import type { AccessRule } from './access-rules.ts';

/** The authorization facts of a caller. */
export interface Access {
  /** Whether the request has a verified token. */
  readonly authenticated: boolean;
  readonly scopes: Pick<ReadonlySet<string>, 'has'>;
  /**
   * Whether a policy of `@policy` is granted to the caller.
   * @default no policy is
   */
  readonly policy?: (name: string) => boolean;
}

export const NO_ACCESS: Access = { authenticated: false, scopes: new Set() };

/** Whether a caller may access what a rule guards. Scopes only count with a verified token. */
export function mayAccess(rule: AccessRule, access: Access): boolean {
  if (rule.authenticated && !access.authenticated) return false;
  const hasScope = (scope: string) => access.authenticated && access.scopes.has(scope);
  const hasPolicy = (name: string) => access.policy?.(name) === true;
  return rule.scopes.every(lists => meets(lists, hasScope)) && rule.policies.every(lists => meets(lists, hasPolicy));
}

/** Why a caller may not access something, as clients are told. */
export interface Denial {
  readonly code: ErrorCode;
  readonly message: string;
  /** The fewest scopes that the caller would need besides its own; empty if scopes would not suffice or are not lacking. */
  readonly missingScopes: readonly string[];
}

/**
 * Which codes denials have: those of Apollo Server, by what the caller lacks (`UNAUTHENTICATED` for a token, `FORBIDDEN`
 * for a right), or the one of Apollo Router (`UNAUTHORIZED_FIELD_OR_TYPE`).
 */
export type DenialCodes = 'caller' | 'router';

/** @param rules the rules that deny access */
export function denialOf(rules: readonly AccessRule[], access: Access, codes: DenialCodes): Denial {
  const message = 'Not authorized to access this field';
  const missingScopes = [...new Set(rules.flatMap(rule => scopesLacking(rule, access)))];
  const required = missingScopes.length === 0 ? '' : `: ${scopesNamed(missingScopes)} required`;
  if (codes === 'router') return { code: 'UNAUTHORIZED_FIELD_OR_TYPE', message: message + required, missingScopes };
  if (access.authenticated) return { code: 'FORBIDDEN', message: message + required, missingScopes };
  // A policy may be granted without a token.
  const byToken = rules.some(({ authenticated, scopes }) => authenticated || scopes.length > 0);
  const token = required === '' && byToken ? ': a token is required' : required;
  return { code: 'UNAUTHENTICATED', message: message + token, missingScopes };
}

/** For each condition on scopes, those of the list that lacks the fewest. */
function scopesLacking({ scopes }: AccessRule, access: Access): string[] {
  const lacks = (scope: string) => !access.authenticated || !access.scopes.has(scope);
  return scopes.flatMap(lists => {
    const lacking = lists.map(list => list.filter(lacks)).toSorted((a, b) => a.length - b.length);
    return lacking[0] ?? [];
  });
}

function scopesNamed(scopes: readonly string[]): string {
  return scopes.length === 1 ? `the scope ${scopes[0]} is` : `the scopes ${scopes.join(', ')} are`;
}

/** Whether all names of at least one list are present. An empty set of lists is never satisfied: it denies everyone. */
function meets(lists: readonly (readonly string[])[], has: (name: string) => boolean): boolean {
  return lists.some(list => list.every(has));
}
