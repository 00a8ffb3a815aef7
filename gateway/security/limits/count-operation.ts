import {
  type DocumentNode,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql';
import { fragmentsOf } from '../../engine/document/fragments.ts';

/** The size of an operation. A fragment counts each time it is used, so counts may exceed the safe integers. */
export interface OperationCounts {
  /** Maximum nesting of fields. */
  readonly depth: number;
  /** Fields; those in one selection set that differ only in alias or arguments count once. */
  readonly totalFields: number;
  readonly aliases: number;
  /** Root fields, including those in fragments. */
  readonly rootFields: number;
  readonly directives: number;
  /** Maximum number of list fields on one path. */
  readonly listNesting: number;
  /** The fields at which depth and list nesting are reached. */
  readonly deepest: FieldNode | undefined;
  readonly deepestList: FieldNode | undefined;
}

const NOTHING: OperationCounts = {
  depth: 0,
  totalFields: 0,
  aliases: 0,
  rootFields: 0,
  directives: 0,
  listNesting: 0,
  deepest: undefined,
  deepestList: undefined,
};

/**
 * Counts an operation that is not yet validated: fields may not exist, and fragments may form cycles (counted once;
 * validation refuses them). Each fragment is counted once and reused, so the time is linear in the text, not in its
 * expansion.
 *
 * @throws RangeError if fragments are nested deeper than the stack
 */
export function countOperation(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  schema: GraphQLSchema,
): OperationCounts {
  const fragments = fragmentsOf(document);
  const known = new Map<string, OperationCounts>();

  const fragmentCounts = (name: string): OperationCounts => {
    const found = known.get(name);
    if (found) return found;
    known.set(name, NOTHING);
    const fragment = fragments.get(name);
    if (!fragment) return NOTHING;
    const counts = selectionCounts(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value));
    const directives = counts.directives + (fragment.directives?.length ?? 0);
    const all = { ...counts, directives };
    known.set(name, all);
    return all;
  };

  const selectionCounts = (set: SelectionSetNode, parent: GraphQLNamedType | undefined): OperationCounts => {
    const sum = { ...NOTHING };
    const names = new Set<string>();
    for (const selection of set.selections) {
      sum.directives += selection.directives?.length ?? 0;
      if (selection.kind === Kind.FIELD) {
        addField(sum, selection, parent, names);
      } else {
        const condition = selection.kind === Kind.INLINE_FRAGMENT ? selection.typeCondition?.name.value : undefined;
        addSet(
          sum,
          selection.kind === Kind.FRAGMENT_SPREAD
            ? fragmentCounts(selection.name.value)
            : selectionCounts(selection.selectionSet, condition === undefined ? parent : schema.getType(condition)),
        );
      }
    }
    return sum;
  };

  const addField = (
    sum: Mutable<OperationCounts>,
    field: FieldNode,
    parent: GraphQLNamedType | undefined,
    names: Set<string>,
  ) => {
    const name = field.name.value;
    const type = fieldType(parent, name);
    const inner = field.selectionSet ? selectionCounts(field.selectionSet, type && getNamedType(type)) : NOTHING;
    const lists = inner.listNesting + listsOf(type);
    if (inner.depth >= sum.depth) {
      sum.depth = inner.depth + 1;
      sum.deepest = inner.deepest ?? field;
    }
    if (lists > sum.listNesting) {
      sum.listNesting = lists;
      sum.deepestList = inner.deepestList ?? field;
    }
    sum.totalFields += inner.totalFields + (names.has(name) ? 0 : 1);
    names.add(name);
    sum.aliases += inner.aliases + (field.alias ? 1 : 0);
    sum.directives += inner.directives;
    sum.rootFields += 1;
  };

  const { directives = [] } = operation;
  const counts = selectionCounts(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined);
  return { ...counts, directives: counts.directives + directives.length };
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Adds the counts of a fragment to those of its parent selection set. */
function addSet(sum: Mutable<OperationCounts>, set: OperationCounts): void {
  if (set.depth > sum.depth) {
    sum.depth = set.depth;
    sum.deepest = set.deepest;
  }
  if (set.listNesting > sum.listNesting) {
    sum.listNesting = set.listNesting;
    sum.deepestList = set.deepestList;
  }
  sum.totalFields += set.totalFields;
  sum.aliases += set.aliases;
  sum.directives += set.directives;
  sum.rootFields += set.rootFields;
}

function fieldType(parent: GraphQLNamedType | undefined, name: string) {
  if (name === '__schema') return SchemaMetaFieldDef.type;
  if (name === '__type') return TypeMetaFieldDef.type;
  if (!isObjectType(parent) && !isInterfaceType(parent)) return undefined;
  return parent.getFields()[name]?.type;
}

/** `[[Int!]!]` has two. */
function listsOf(type: unknown): number {
  if (isNonNullType(type)) return listsOf(type.ofType);
  return isListType(type) ? 1 + listsOf(type.ofType) : 0;
}
