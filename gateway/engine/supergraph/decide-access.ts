import type { AccessRule } from './access-rules.ts';

/** What is known about who asks. */
export interface Access {
  /** Whether a verified token came with the request. */
  readonly authenticated: boolean;
  readonly scopes: Pick<ReadonlySet<string>, 'has'>;
  /**
   * Whether a policy of `@policy` holds for who asks.
   * @default none does
   */
  readonly policy?: (name: string) => boolean;
}

export const NO_ACCESS: Access = { authenticated: false, scopes: new Set() };

/** Whether somebody may see what a rule guards. Scopes are worth nothing without a verified token. */
export function mayAccess(rule: AccessRule, access: Access): boolean {
  if (rule.authenticated && !access.authenticated) return false;
  const hasScope = (scope: string) => access.authenticated && access.scopes.has(scope);
  const hasPolicy = (name: string) => access.policy?.(name) === true;
  return rule.scopes.every(lists => meets(lists, hasScope)) && rule.policies.every(lists => meets(lists, hasPolicy));
}

/** Any one of the lists, all of it. No list at all is never met: what nobody can have guards from everybody. */
function meets(lists: readonly (readonly string[])[], has: (name: string) => boolean): boolean {
  return lists.some(list => list.every(has));
}
