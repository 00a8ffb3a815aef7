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

/** Whether all names of at least one list are present. An empty set of lists is never satisfied: it denies everyone. */
function meets(lists: readonly (readonly string[])[], has: (name: string) => boolean): boolean {
  return lists.some(list => list.every(has));
}
