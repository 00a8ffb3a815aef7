import {
  type DocumentNode,
  type ExecutionResult,
  executeSync,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { mapValue, resolveField } from './resolve-field.ts';
import { type ContextualArgument, readSubgraphFacts, type SubgraphFacts } from './subgraph-facts.ts';
import type { Suite } from './suite.ts';
import type { Row, World } from './world.ts';

/** One schema over the same data and the same field functions: the result that every gateway must return. */
export function addMonolithResolvers(schema: GraphQLSchema, suite: Suite, world: World): void {
  const subgraphs = Object.values(suite.subgraphs).map(given => {
    const spec = typeof given === 'string' ? { sdl: given } : given;
    return { spec, facts: readSubgraphFacts(spec.sdl) };
  });

  const usesContexts = subgraphs.some(({ facts }) => [...facts.values()].some(({ contexts }) => contexts.length > 0));

  /** The subgraphs that resolve the field: they have it for this type or through an interface object. */
  const ownersOf = (typenames: string[], field: string) =>
    subgraphs.flatMap(({ spec, facts }) =>
      typenames.flatMap(typename => {
        const type = facts.get(typename);
        const found = type?.fields.get(field);
        return found && !found.external && (typename === typenames[0] || type?.interfaceObject)
          ? [{ spec, facts, found }]
          : [];
      }),
    );

  const createResolver = (type: GraphQLObjectType, field: GraphQLField<unknown, unknown>) => {
    const typenames = supertypesIn(schema, type.name);
    const owners = ownersOf(typenames, field.name);
    const requires = owners.find(owner => owner.found.requires)?.found.requires;
    const named = getNamedType(field.type);
    const contextual = owners.flatMap(({ facts, found }) =>
      (found.contextual ?? []).map(argument => ({ facts, argument })),
    );
    return (source: unknown, given: Row) => {
      const row = (source ?? {}) as Row;
      const isRoot = source === undefined;
      if (!isRoot && owners.length > 0 && owners.every(owner => owner.spec.knows?.(row) === false)) return null;
      const self = requires ? requirementsOf(schema, type, row, requires) : row;
      const args = { ...given };
      for (const { facts, argument } of contextual) args[argument.name] = contextValue(schema, facts, row, argument);
      const value = resolveField(suite.fields, typenames, field.name, self, args, world);
      return isLeafType(named) ? value : mapValue(value, world, item => (usesContexts ? below(item, row) : item));
    };
  };

  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isAbstractType(type)) type.resolveType = value => String((value as Row).__typename);
    if (isObjectType(type)) {
      for (const field of Object.values(type.getFields())) field.resolve = createResolver(type, field);
    }
  }
}

/** The type's own name, then those of its interfaces and unions. */
export function supertypesIn(schema: GraphQLSchema, typename: string): string[] {
  const type = schema.getType(typename);
  if (!isObjectType(type)) return [typename];
  const abstract = Object.values(schema.getTypeMap()).filter(isAbstractType);
  return [
    typename,
    ...abstract.filter(candidate => schema.isSubType(candidate, type)).map(candidate => candidate.name),
  ];
}

/** The object above an object, along the path of the response. */
const ABOVE = Symbol('above');

function below(row: Row, above: Row): Row {
  const placed: Row = Object.create(row);
  Object.defineProperty(placed, ABOVE, { value: above });
  return placed;
}

/** The value that the nearest object above with the context gives; null if its selection does not apply. */
function contextValue(
  schema: GraphQLSchema,
  facts: SubgraphFacts,
  row: Row,
  { context, selection }: ContextualArgument,
): unknown {
  let above = (row as { [ABOVE]?: Row })[ABOVE];
  while (above) {
    const typename = String(above.__typename ?? 'Query');
    if (supertypesIn(schema, typename).some(name => facts.get(name)?.contexts.includes(context))) {
      let value: unknown = selectOn(schema, schema.getType(typename) as GraphQLObjectType, above, selection);
      for (let set: SelectionSetNode | undefined = selection; set; ) {
        const [node] = fieldsOn(schema, set, typename);
        if (!node) return null;
        value = Array.isArray(value)
          ? value.map(item => item?.[node.name.value])
          : (value as Row | null)?.[node.name.value];
        set = node.selectionSet;
      }
      return value ?? null;
    }
    above = (above as { [ABOVE]?: Row })[ABOVE];
  }
  throw new Error(`nothing above ${JSON.stringify(row)} sets the context ${context}`);
}

function fieldsOn(schema: GraphQLSchema, set: SelectionSetNode, typename: string): FieldNode[] {
  return set.selections.flatMap(node => {
    if (node.kind === Kind.FIELD) return [node];
    if (node.kind === Kind.FRAGMENT_SPREAD) return [];
    const condition = node.typeCondition?.name.value;
    const applies = !condition || supertypesIn(schema, typename).includes(condition);
    return applies ? fieldsOn(schema, node.selectionSet, typename) : [];
  });
}

/** The row under the values that `@requires` selects. */
function requirementsOf(schema: GraphQLSchema, type: GraphQLObjectType, row: Row, requires: SelectionSetNode): Row {
  return Object.assign(Object.create(row), selectOn(schema, type, row, requires));
}

/** Executes a selection on the monolith itself, with the object's type as the root. */
function selectOn(schema: GraphQLSchema, type: GraphQLObjectType, row: Row, selectionSet: SelectionSetNode): Row {
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [{ kind: Kind.OPERATION_DEFINITION, operation: 'query' as never, selectionSet }],
  };
  const config = schema.toConfig();
  const rooted = new GraphQLSchema({ ...config, query: type, mutation: null, subscription: null, assumeValid: true });
  const { data }: ExecutionResult = executeSync({ schema: rooted, document, rootValue: row });
  return structuredClone(data) as Row;
}
