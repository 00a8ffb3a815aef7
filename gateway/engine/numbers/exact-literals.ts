import {
  type DocumentNode,
  type EnumValueNode,
  type FloatValueNode,
  type GraphQLSchema,
  getNamedType,
  type IntValueNode,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  type StringValueNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { mapFetches } from '../plan/map-fetches.ts';
import type { PlanNode } from '../plan/plan.ts';

const MARK = 'literal:';

/**
 * Replaces numbers and names in literals of custom scalars by strings, since the planner reads numbers as JavaScript's,
 * names as strings, and writes them anew. `restoreLiterals` puts them back into the fetches.
 *
 * @param prefix no name of the supergraph begins with it
 */
export function markLiterals(document: DocumentNode, schema: GraphQLSchema, prefix: string): DocumentNode {
  const types = new TypeInfo(schema);
  const mark = ({ value }: IntValueNode | FloatValueNode | EnumValueNode): StringValueNode | undefined => {
    const type = types.getInputType();
    // Below an object of a custom scalar, there is no type.
    const named = type && getNamedType(type);
    const isCustom = !named || (isScalarType(named) && !isSpecifiedScalarType(named));
    return isCustom ? { kind: Kind.STRING, value: `${prefix}${MARK}${value}` } : undefined;
  };
  return visit(
    document,
    visitWithTypeInfo(types, {
      [Kind.INT]: mark,
      [Kind.FLOAT]: mark,
      [Kind.ENUM]: mark,
    }),
  );
}

/** Puts the literals back that were replaced. */
export function restoreLiterals(plan: PlanNode, prefix: string): PlanNode {
  const marked = new RegExp(`"${prefix}${MARK}([-+.\\w]+)"`, 'g');
  return mapFetches(plan, fetch => {
    const operation = fetch.operation.replace(marked, '$1');
    return operation === fetch.operation ? fetch : { ...fetch, operation };
  });
}
