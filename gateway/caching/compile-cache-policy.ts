import {
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  getVariableValues,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../engine/document/fragments.ts';
import type { PreparedOperation } from '../engine/operations/prepared-operation.ts';
import { isIncluded } from '../engine/plan/conditions.ts';
import type { CacheHints } from '../engine/supergraph/cache-hints.ts';
import type { CachePolicy } from '../request/cache-policy.ts';

const UNCACHEABLE: CachePolicy = { maxAge: 0, isPrivate: true };

/** Variables select the branches of `@skip` and `@include`. */
export type PolicyOf = (variables: Readonly<Record<string, unknown>>) => CachePolicy;

/**
 * The cache policy of a query by Apollo Server's rules: the shortest `maxAge` of its fields applies, and one private
 * field makes the response private. Root fields and fields of object types without a hint have the default; scalar
 * fields inherit from their parent. Guarded fields are private.
 *
 * @param defaultMaxAge in seconds
 */
export function compileCachePolicy(
  prepared: PreparedOperation,
  schema: GraphQLSchema,
  hints: CacheHints,
  defaultMaxAge: number,
): PolicyOf {
  const { operation, document, conditions } = prepared;
  if (operation.operation !== OperationTypeNode.QUERY || prepared.introspects) return () => UNCACHEABLE;
  const fragments = fragmentsOf(document);
  const compute = (variables: Readonly<Record<string, unknown>>): CachePolicy => {
    let maxAge = Number.POSITIVE_INFINITY;
    let isPrivate = prepared.guarded.length > 0;
    const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], { ...variables }).coerced ?? {};
    const values = new Map(
      conditions.flatMap(name => (typeof coerced[name] === 'boolean' ? [[name, coerced[name]] as const] : [])),
    );
    // Not yet validated: fragments may form cycles. Each is visited once.
    const seen = new Set<string>();
    const walk = (selectionSet: SelectionSetNode, parent: GraphQLCompositeType, isRoot: boolean): void => {
      for (const node of selectionSet.selections) {
        if (isIncluded(node, values) === false) continue;
        if (node.kind !== Kind.FIELD) {
          const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
          if (!fragment || (node.kind === Kind.FRAGMENT_SPREAD && seen.has(`${node.name.value} ${isRoot}`))) continue;
          if (node.kind === Kind.FRAGMENT_SPREAD) seen.add(`${node.name.value} ${isRoot}`);
          const type = fragment.typeCondition && schema.getType(fragment.typeCondition.name.value);
          walk(fragment.selectionSet, isCompositeType(type) ? type : parent, isRoot);
          continue;
        }
        if (node.name.value === '__typename') continue;
        const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
        if (!field) return;
        const type = getNamedType(field.type);
        const isComposite = isCompositeType(type);
        const applicable = [
          ...fieldHints(hints, schema, parent, node.name.value),
          ...(isComposite ? [hints.types.get(type.name)] : []),
        ].filter(hint => hint !== undefined);
        // A hint on the field takes precedence over one on its type.
        const stated = applicable.find(hint => hint.maxAge !== undefined)?.maxAge;
        if (applicable.some(hint => hint.isPrivate)) isPrivate = true;
        if (stated !== undefined) maxAge = Math.min(maxAge, stated);
        else if (isRoot || (isComposite && !applicable.some(hint => hint.inheritMaxAge))) {
          maxAge = Math.min(maxAge, defaultMaxAge);
        }
        if (node.selectionSet && isComposite) walk(node.selectionSet, type, false);
      }
    };
    const root = schema.getQueryType();
    if (root) walk(operation.selectionSet, root, true);
    return { maxAge: Number.isFinite(maxAge) ? maxAge : 0, isPrivate };
  };
  if (conditions.length === 0) {
    let policy: CachePolicy | undefined;
    return () => (policy ??= compute({}));
  }
  const policies = new Map<string, CachePolicy>();
  return variables => {
    const key = JSON.stringify(conditions.map(name => variables[name]));
    const known = policies.get(key);
    if (known) return known;
    const policy = compute(variables);
    // Conditions are Boolean, so values of other types are rare here.
    if (policies.size < MAX_POLICIES) policies.set(key, policy);
    return policy;
  };
}

const MAX_POLICIES = 64;

/** The shortest hint, if an interface's field stands for those of its object types. */
function fieldHints(hints: CacheHints, schema: GraphQLSchema, parent: GraphQLCompositeType, fieldName: string) {
  const own = hints.fields.get(`${parent.name}.${fieldName}`);
  if (own || !isAbstractType(parent)) return [own];
  const ofTypes = schema.getPossibleTypes(parent).map(type => hints.fields.get(`${type.name}.${fieldName}`));
  return ofTypes.sort((a, b) => (a?.maxAge ?? 0) - (b?.maxAge ?? 0));
}
