import {
  type DocumentNode,
  type ExecutionResult,
  executeSync,
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
import { readSubgraphFacts } from './subgraph-facts.ts';
import type { Suite } from './suite.ts';
import type { Row, World } from './world.ts';

/** One schema over the same data and the same field functions: the result that every gateway must return. */
export function addMonolithResolvers(schema: GraphQLSchema, suite: Suite, world: World): void {
  const subgraphs = Object.values(suite.subgraphs).map(given => {
    const spec = typeof given === 'string' ? { sdl: given } : given;
    return { spec, facts: readSubgraphFacts(spec.sdl) };
  });

  /** The subgraphs that resolve the field: they have it for this type or through an interface object. */
  const ownersOf = (typenames: string[], field: string) =>
    subgraphs.flatMap(({ spec, facts }) =>
      typenames.flatMap(typename => {
        const type = facts.get(typename);
        const found = type?.fields.get(field);
        return found && !found.external && (typename === typenames[0] || type?.interfaceObject)
          ? [{ spec, found }]
          : [];
      }),
    );

  const createResolver = (type: GraphQLObjectType, field: GraphQLField<unknown, unknown>) => {
    const typenames = supertypesIn(schema, type.name);
    const owners = ownersOf(typenames, field.name);
    const requires = owners.find(owner => owner.found.requires)?.found.requires;
    const named = getNamedType(field.type);
    return (source: unknown, args: Row) => {
      const row = (source ?? {}) as Row;
      const isRoot = source === undefined;
      if (!isRoot && owners.length > 0 && owners.every(owner => owner.spec.knows?.(row) === false)) return null;
      const self = requires ? withRequirements(schema, type, row, requires) : row;
      const value = resolveField(suite.fields, typenames, field.name, self, args, world);
      return isLeafType(named) ? value : mapValue(value, world, item => item);
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

/** Executes the `@requires` selection on the monolith itself, with the object's type as the root. */
function withRequirements(schema: GraphQLSchema, type: GraphQLObjectType, row: Row, requires: SelectionSetNode): Row {
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [{ kind: Kind.OPERATION_DEFINITION, operation: 'query' as never, selectionSet: requires }],
  };
  const config = schema.toConfig();
  const rooted = new GraphQLSchema({ ...config, query: type, mutation: null, subscription: null, assumeValid: true });
  const { data }: ExecutionResult = executeSync({ schema: rooted, document, rootValue: row });
  return Object.assign(Object.create(row), structuredClone(data));
}
