import {
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { type AccessRule, type AccessRules, rulesOf } from '../supergraph/access-rules.ts';
import { type Access, type Denial, type DenialCodes, denialOf, mayAccess } from '../supergraph/decide-access.ts';

/** An access rule, and the source positions of the fields it guards. */
export interface GuardedFields {
  readonly rule: AccessRule;
  readonly starts: readonly number[];
}

const NONE: readonly GuardedFields[] = [];

/**
 * Returns the guarded fields of a document, grouped by rule. Unknown fields are left to validation.
 *
 * @param introspects whether the document queries the schema; then the result has every rule, as each hides part of it
 */
export function findGuardedFields(
  schema: GraphQLSchema,
  rules: AccessRules,
  document: DocumentNode,
  introspects: boolean,
): readonly GuardedFields[] {
  if (!rules.any) return NONE;
  const guarded = new Map<string, { rule: AccessRule; starts: number[] }>();
  if (introspects) for (const rule of rules.all) guarded.set(rule.id, { rule, starts: [] });
  const typeNamed = (name: string) => compositeType(schema.getType(name));
  // graphql's `visit` looks at every node and takes ten times as long.
  const walk = (selectionSet: SelectionSetNode, parent: GraphQLCompositeType | undefined): void => {
    for (const node of selectionSet.selections) {
      if (node.kind === Kind.FRAGMENT_SPREAD) continue;
      if (node.kind === Kind.INLINE_FRAGMENT) {
        walk(node.selectionSet, node.typeCondition ? typeNamed(node.typeCondition.name.value) : parent);
        continue;
      }
      const name = node.name.value;
      if (parent && node.loc) {
        for (const rule of rulesOf(rules, parent.name, name)) {
          const entry = guarded.get(rule.id) ?? { rule, starts: [] };
          entry.starts.push(node.loc.start);
          guarded.set(rule.id, entry);
        }
      }
      if (!node.selectionSet) continue;
      const field = parent && 'getFields' in parent ? parent.getFields()[name] : undefined;
      walk(node.selectionSet, field && compositeType(getNamedType(field.type)));
    }
  };
  for (const node of document.definitions) {
    if (node.kind === Kind.OPERATION_DEFINITION)
      walk(node.selectionSet, schema.getRootType(node.operation) ?? undefined);
    else if (node.kind === Kind.FRAGMENT_DEFINITION) walk(node.selectionSet, typeNamed(node.typeCondition.name.value));
  }
  return [...guarded.values()];
}

function compositeType(type: GraphQLNamedType | undefined): GraphQLCompositeType | undefined {
  return isCompositeType(type) ? type : undefined;
}

/** Which rules deny access, as a bit string in order: '1' for denied. */
export function deniedRules(guarded: readonly GuardedFields[], access: Access): string {
  let key = '';
  for (const { rule } of guarded) key += mayAccess(rule, access) ? '0' : '1';
  return key;
}

/** The ids of the denied rules. */
export function deniedIds(guarded: readonly GuardedFields[], denied: string): string[] {
  return denyingRules(guarded, denied).map(({ id }) => id);
}

/** The source positions of the denied fields. */
export function deniedStarts(guarded: readonly GuardedFields[], denied: string): ReadonlySet<number> {
  return new Set(guarded.flatMap(({ starts }, i) => (denied[i] === '1' ? starts : [])));
}

/** The rules that deny access. */
export function denyingRules(guarded: readonly GuardedFields[], denied: string): AccessRule[] {
  return guarded.flatMap(({ rule }, i) => (denied[i] === '1' ? rule : []));
}

/** Why each denied field is, by source position. */
export function denials(
  guarded: readonly GuardedFields[],
  denied: string,
  access: Access,
  codes: DenialCodes,
): ReadonlyMap<number, Denial> {
  const rules = new Map<number, AccessRule[]>();
  guarded.forEach(({ rule, starts }, i) => {
    if (denied[i] !== '1') return;
    for (const start of starts) rules.set(start, [...(rules.get(start) ?? []), rule]);
  });
  return new Map([...rules].map(([start, some]) => [start, denialOf(some, access, codes)]));
}

/** What denials depend on besides the denied rules: requests of equal text are told the same. */
export function denialKey(guarded: readonly GuardedFields[], denied: string, access: Access): string {
  if (!denied.includes('1')) return '';
  const { missingScopes } = denialOf(denyingRules(guarded, denied), access, 'caller');
  return `${access.authenticated ? 'a' : ''}${missingScopes.join(' ')}`;
}
