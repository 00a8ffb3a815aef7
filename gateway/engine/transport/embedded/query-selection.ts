import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentApplies } from '../../document/fragments.ts';

/** The selections of an operation on one object type; known at compile time. */

/** True if a variable of the operation has the given value. */
export interface Condition {
  readonly variable: string;
  readonly value: boolean;
}

/** A selection set and the conditions under which it applies. */
export interface ConditionalSet {
  readonly set: SelectionSetNode;
  readonly conditions: readonly Condition[];
}

/** One occurrence of a field in the operation. */
export interface Occurrence {
  readonly node: FieldNode;
  readonly conditions: readonly Condition[];
}

/** A field of the response: all occurrences with the same response key. */
export interface CollectedField {
  readonly key: string;
  readonly name: string;
  readonly occurrences: readonly [Occurrence, ...Occurrence[]];
}

export interface SelectionFacts {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** Collects the fields of some selection sets for a type, by CollectFields of the GraphQL specification (6.3.2). */
export function collectFields(
  facts: SelectionFacts,
  sets: readonly ConditionalSet[],
  type: GraphQLObjectType,
): CollectedField[] {
  const fields = new Map<string, { name: string; occurrences: Occurrence[] }>();
  for (const { set, conditions } of sets) collect(facts, set, conditions, type, fields);
  return [...fields].map(([key, { name, occurrences }]) => ({
    key,
    name,
    occurrences: occurrences as unknown as [Occurrence, ...Occurrence[]],
  }));
}

/** The selection sets of a field. */
export function setsBelow({ occurrences }: CollectedField): ConditionalSet[] {
  return occurrences.flatMap(({ node, conditions }) =>
    node.selectionSet ? [{ set: node.selectionSet, conditions }] : [],
  );
}

function collect(
  facts: SelectionFacts,
  set: SelectionSetNode,
  conditions: readonly Condition[],
  type: GraphQLObjectType,
  fields: Map<string, { name: string; occurrences: Occurrence[] }>,
): void {
  for (const selection of set.selections) {
    const own = conditionsOf(selection);
    if (!own) continue;
    const all = own.length === 0 ? conditions : [...conditions, ...own];
    if (selection.kind === Kind.FIELD) {
      const key = (selection.alias ?? selection.name).value;
      const known = fields.get(key);
      if (known) known.occurrences.push({ node: selection, conditions: all });
      else fields.set(key, { name: selection.name.value, occurrences: [{ node: selection, conditions: all }] });
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? facts.fragments.get(selection.name.value) : selection;
    if (fragment && fragmentApplies(facts.schema, fragment.typeCondition?.name.value, type)) {
      collect(facts, fragment.selectionSet, all, type, fields);
    }
  }
}

/** The conditions of `@skip` and `@include`; undefined if the selection never applies. */
function conditionsOf({ directives = [] }: SelectionNode): Condition[] | undefined {
  const conditions: Condition[] = [];
  for (const { name, arguments: given = [] } of directives) {
    const includes = name.value === GraphQLIncludeDirective.name;
    if (!includes && name.value !== GraphQLSkipDirective.name) continue;
    const value = given.find(argument => argument.name.value === 'if')?.value;
    if (value?.kind === Kind.VARIABLE) conditions.push({ variable: value.name.value, value: includes });
    else if (value?.kind === Kind.BOOLEAN && value.value !== includes) return undefined;
  }
  return conditions;
}
