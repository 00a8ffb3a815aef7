import {
  type ASTNode,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  print,
  type StringValueNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { mapFetches } from '../plan/map-fetches.ts';
import type { PlanNode } from '../plan/plan.ts';

const MARK = 'literal:';

/**
 * Replaces literals of custom scalars by strings. The planner reads literals as JavaScript's values and writes them anew,
 * which changes numbers, and its time doubles with each level of a list. `restoreLiterals` puts them back into the
 * fetches.
 *
 * @param prefix no name of the supergraph begins with it
 */
export function markLiterals(document: DocumentNode, schema: GraphQLSchema, prefix: string): DocumentNode {
  const types = new TypeInfo(schema);
  const mark = (node: ASTNode, type: GraphQLInputType | null | undefined): StringValueNode | undefined => {
    // Below an object of a custom scalar, there is no type.
    const nullable = type && getNullableType(type);
    const isCustom = !nullable || (isScalarType(nullable) && !isSpecifiedScalarType(nullable));
    return isCustom ? { kind: Kind.STRING, value: `${prefix}${MARK}${print(node)}` } : undefined;
  };
  return visit(
    document,
    visitWithTypeInfo(types, {
      [Kind.INT]: node => mark(node, itemType(types.getInputType())),
      [Kind.FLOAT]: node => mark(node, itemType(types.getInputType())),
      // Within a list, the input type is that of its items.
      [Kind.LIST]: node => (usesVariable(node) ? undefined : mark(node, types.getParentInputType())),
    }),
  );
}

/** A single value may stand for a list of it. */
const itemType = (type: GraphQLInputType | null | undefined) => type && (getNamedType(type) as GraphQLInputType);

export function usesVariable(node: ASTNode): boolean {
  let found = false;
  visit(node, {
    [Kind.VARIABLE]() {
      found = true;
    },
  });
  return found;
}

/** Puts the literals back that were replaced. */
export function restoreLiterals(plan: PlanNode, prefix: string): PlanNode {
  const marked = new RegExp(`"${prefix}${MARK}((?:[^"\\\\]|\\\\.)*)"`, 'g');
  return mapFetches(plan, fetch => {
    // Strings of GraphQL escape as those of JSON do.
    const operation = fetch.operation.replace(marked, (_, text: string) => JSON.parse(`"${text}"`) as string);
    return operation === fetch.operation ? fetch : { ...fetch, operation };
  });
}
