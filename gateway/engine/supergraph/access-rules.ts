import { type ConstDirectiveNode, type DocumentNode, type FieldDefinitionNode, Kind, type ValueNode } from 'graphql';
import { argumentOf } from './directives.ts';

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
  readonly types: ReadonlyMap<string, AccessRule>;
  /** By `Type.field`; all fields of the supergraph. */
  readonly fields: ReadonlyMap<string, GuardedField>;
  readonly possibleTypes: ReadonlyMap<string, ReadonlySet<string>>;
}

export function collectAccessRules(
  document: DocumentNode,
  possibleTypes: ReadonlyMap<string, ReadonlySet<string>>,
): AccessRules {
  const names = directiveNames(document);
  const types = new Map<string, AccessRule>();
  const fields = new Map<string, GuardedField>();
  for (const definition of document.definitions) {
    if (!('name' in definition) || !definition.name || !('directives' in definition)) continue;
    const typeName = definition.name.value;
    const rule = readRule(definition.directives as readonly ConstDirectiveNode[] | undefined, names);
    if (rule) types.set(typeName, rule);
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of definition.fields ?? []) {
      let type = field.type;
      while (type.kind !== Kind.NAMED_TYPE) type = type.type;
      const interfaces = isInherited(field) ? (definition.interfaces ?? []).map(({ name }) => name.value) : [];
      const entry = { rule: readRule(field.directives, names), returns: type.name.value, interfaces };
      fields.set(`${typeName}.${field.name.value}`, entry);
    }
  }
  const all = unique([...types.values(), ...[...fields.values()].flatMap(({ rule }) => rule ?? [])]);
  return { any: all.length > 0, all, types, fields, possibleTypes };
}

/**
 * The rules of a field on a type: its own, its type's, and those of the type it returns. An interface's field has those
 * of all implementations as well.
 */
export function rulesOf(access: AccessRules, typeName: string, fieldName: string): readonly AccessRule[] {
  const { types, fields, possibleTypes } = access;
  const own = (name: string): (AccessRule | undefined)[] => {
    const field = fields.get(`${name}.${fieldName}`);
    const inherited = field?.interfaces.map(one => fields.get(`${one}.${fieldName}`)?.rule) ?? [];
    return [types.get(name), field?.rule, field && types.get(field.returns), ...inherited];
  };
  const rules = [typeName, ...(possibleTypes.get(typeName) ?? [])].flatMap(own);
  return unique(rules.flatMap(rule => rule ?? []));
}

interface GuardedField {
  readonly rule: AccessRule | undefined;
  /** The type it returns. */
  readonly returns: string;
  /** Where it comes from an `@interfaceObject`: the interfaces whose rules for it hold as well. */
  readonly interfaces: readonly string[];
}

/** No subgraph has the field on the object type itself; composition says so by naming no graph. */
function isInherited({ directives }: FieldDefinitionNode): boolean {
  return directives?.some(one => one.name.value === 'join__field' && argumentOf(one, 'graph') === undefined) ?? false;
}

function unique(rules: readonly AccessRule[]): AccessRule[] {
  return [...new Map(rules.map(rule => [rule.id, rule])).values()];
}

interface DirectiveNames {
  readonly authenticated: string;
  readonly requiresScopes: string;
  readonly policy: string;
}

/** A supergraph may link the specifications under other names (`as`). */
function directiveNames(document: DocumentNode): DirectiveNames {
  const names = { authenticated: 'authenticated', requiresScopes: 'requiresScopes', policy: 'policy' };
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) continue;
    for (const link of definition.directives ?? []) {
      const feature = String(argumentOf(link, 'url') ?? '')
        .split('/')
        .at(-2);
      const as = argumentOf(link, 'as');
      if (feature !== undefined && Object.hasOwn(names, feature) && typeof as === 'string') {
        names[feature as keyof DirectiveNames] = as;
      }
    }
  }
  return names;
}

function readRule(
  directives: readonly ConstDirectiveNode[] | undefined,
  names: DirectiveNames,
): AccessRule | undefined {
  const named = (name: string) => directives?.filter(directive => directive.name.value === name) ?? [];
  const authenticated = named(names.authenticated).length > 0;
  const scopes = named(names.requiresScopes).map(directive => listsOf(directive, 'scopes'));
  const policies = named(names.policy).map(directive => listsOf(directive, 'policies'));
  if (!authenticated && scopes.length === 0 && policies.length === 0) return undefined;
  return { id: JSON.stringify([authenticated, scopes, policies]), authenticated, scopes, policies };
}

function listsOf(directive: ConstDirectiveNode, argument: string): string[][] {
  const value = directive.arguments?.find(({ name }) => name.value === argument)?.value;
  return itemsOf(value).map(list => itemsOf(list).map(item => (item.kind === Kind.STRING ? item.value : '')));
}

function itemsOf(value: ValueNode | undefined): readonly ValueNode[] {
  if (value === undefined) return [];
  return value.kind === Kind.LIST ? value.values : [value];
}
