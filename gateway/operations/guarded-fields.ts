import { type DocumentNode, type GraphQLSchema, isCompositeType, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { type Access, mayAccess } from '../security/decide-access.ts';
import type { AccessRule, AccessRules } from '../supergraph/access-rules.ts';

/** One rule, and where in the operation's text the fields begin that it guards. */
export interface GuardedFields {
  readonly rule: AccessRule;
  readonly starts: readonly number[];
}

const NONE: readonly GuardedFields[] = [];

/**
 * The guarded fields of a document, by rule; fields that do not exist are left to validation.
 *
 * @param introspects whether the document asks for the schema, of which every rule hides something: all are in the result
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
  const info = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(info, {
    Field(field) {
      const parent = info.getParentType();
      if (!isCompositeType(parent) || !field.loc) return;
      for (const rule of rules.of(parent.name, field.name.value)) {
        const entry = guarded.get(rule.id) ?? { rule, starts: [] };
        entry.starts.push(field.loc.start);
        guarded.set(rule.id, entry);
      }
    },
  });
  visit(document, visitor);
  return [...guarded.values()];
}

/** Which of the rules keep fields from who asks; '1' for each that does, in order. */
export function deniedRules(guarded: readonly GuardedFields[], access: Access): string {
  let key = '';
  for (const { rule } of guarded) key += mayAccess(rule, access) ? '0' : '1';
  return key;
}

/** The ids of the denied rules. */
export function deniedIds(guarded: readonly GuardedFields[], denied: string): string[] {
  return guarded.flatMap(({ rule }, i) => (denied[i] === '1' ? rule.id : []));
}

/** Where the denied fields begin. */
export function deniedStarts(guarded: readonly GuardedFields[], denied: string): ReadonlySet<number> {
  return new Set(guarded.flatMap(({ starts }, i) => (denied[i] === '1' ? starts : [])));
}
