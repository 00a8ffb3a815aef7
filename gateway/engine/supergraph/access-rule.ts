/**
 * What somebody must be or have to see a field, from `@authenticated`, `@requiresScopes` and `@policy`
 * (https://www.apollographql.com/docs/graphos/routing/security/authorization).
 */
export interface AccessRule {
  /** Text that is equal for equal rules. */
  readonly id: string;
  /** Must be signed in. */
  readonly authenticated: boolean;
  /** Each entry must be met; an entry is met by any one of its lists, all of whose scopes are there. */
  readonly scopes: readonly (readonly (readonly string[])[])[];
  /** The same for policies. */
  readonly policies: readonly (readonly (readonly string[])[])[];
}

/** The rules of a supergraph, as plain data. {@link rulesOf} finds those of a field. */
export interface AccessRules {
  /** Whether the supergraph restricts anything at all. */
  readonly any: boolean;
  /** Every rule there is, once. */
  readonly all: readonly AccessRule[];
  readonly types: ReadonlyMap<string, readonly AccessRule[]>;
  /** By `Type.field`; all fields of the supergraph. */
  readonly fields: ReadonlyMap<string, GuardedField>;
  readonly possibleTypes: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface GuardedField {
  readonly rules: readonly AccessRule[];
  /** The type it returns. */
  readonly returns: string;
  /** Where it comes from an `@interfaceObject`: the interfaces whose rules for it hold as well. */
  readonly interfaces: readonly string[];
}

/** The rules while they are gathered. */
export interface RulesByPlace extends Pick<AccessRules, 'possibleTypes'> {
  readonly types: Map<string, readonly AccessRule[]>;
  readonly fields: Map<string, GuardedField>;
}

/**
 * The rules of a field on a type: its own, its type's, and those of the type it returns. An interface's field has those
 * of all implementations as well.
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

/** @returns `undefined` for a rule that demands nothing */
export function createRule({ authenticated, scopes, policies }: Omit<AccessRule, 'id'>): AccessRule | undefined {
  if (!authenticated && scopes.length === 0 && policies.length === 0) return undefined;
  return { id: JSON.stringify([authenticated, scopes, policies]), authenticated, scopes, policies };
}
