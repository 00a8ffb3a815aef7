/**
 * Conditions for access to a field, from `@authenticated`, `@requiresScopes` and `@policy`
 * (https://www.apollographql.com/docs/graphos/routing/security/authorization).
 */
export interface AccessRule {
  /** Equal for equal rules. */
  readonly id: string;
  /** Requires an authenticated caller. */
  readonly authenticated: boolean;
  /** The caller must satisfy each entry: have all scopes of at least one of its lists. */
  readonly scopes: readonly (readonly (readonly string[])[])[];
  /** The same for policies. */
  readonly policies: readonly (readonly (readonly string[])[])[];
}

/** The access rules of a supergraph, as plain data. {@link rulesOf} finds those of a field. */
export interface AccessRules {
  /** Whether the supergraph has any access rule. */
  readonly any: boolean;
  /** Every distinct rule. */
  readonly all: readonly AccessRule[];
  readonly types: ReadonlyMap<string, readonly AccessRule[]>;
  /** By `Type.field`; every field of the supergraph. */
  readonly fields: ReadonlyMap<string, GuardedField>;
  readonly possibleTypes: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface GuardedField {
  readonly rules: readonly AccessRule[];
  /** The named type it returns. */
  readonly returns: string;
  /** Of a field that comes from an `@interfaceObject`: the interfaces whose rules for it apply as well. */
  readonly interfaces: readonly string[];
}

/** The rules while they are collected. */
export interface CollectedRules extends Pick<AccessRules, 'possibleTypes'> {
  readonly types: Map<string, readonly AccessRule[]>;
  readonly fields: Map<string, GuardedField>;
}

/**
 * The rules of a field on a type: its own, those of its type and those of the type it returns. A field of an interface
 * also has the rules of all implementations.
 */
export function rulesOf(
  access: Pick<AccessRules, 'types' | 'fields' | 'possibleTypes'>,
  typeName: string,
  fieldName: string,
): readonly AccessRule[] {
  const { types, fields, possibleTypes } = access;
  const own = (name: string): (readonly AccessRule[] | undefined)[] => {
    const field = fields.get(`${name}.${fieldName}`);
    const inherited = field?.interfaces.map(one => fields.get(`${one}.${fieldName}`)?.rules) ?? [];
    return [types.get(name), field?.rules, field && types.get(field.returns), ...inherited];
  };
  const rules = [typeName, ...(possibleTypes.get(typeName) ?? [])].flatMap(own);
  return uniqueRules(rules.flatMap(some => some ?? []));
}

export function uniqueRules(rules: readonly AccessRule[]): AccessRule[] {
  return [...new Map(rules.map(rule => [rule.id, rule])).values()];
}

/** @returns `undefined` for a rule without conditions */
export function createRule({ authenticated, scopes, policies }: Omit<AccessRule, 'id'>): AccessRule | undefined {
  if (!authenticated && scopes.length === 0 && policies.length === 0) return undefined;
  return { id: JSON.stringify([authenticated, scopes, policies]), authenticated, scopes, policies };
}
