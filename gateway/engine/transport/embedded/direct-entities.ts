import {
  type DocumentNode,
  type FieldNode,
  type GraphQLFieldResolver,
  GraphQLList,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isObjectType,
  Kind,
} from 'graphql';

/**
 * Resolves many references of one type at once; set as `extensions.resolveReferences` of a type. The result has one
 * element per reference, in order: the entity, `null`, or an `Error` for that entity alone.
 */
export type ResolveReferences<Context = unknown> = (
  references: readonly Readonly<Record<string, unknown>>[],
  context: Context,
  info: GraphQLResolveInfo,
) => readonly (object | null | Error)[] | Promise<readonly (object | null | Error)[]>;

type ResolveReference = (reference: unknown, context: unknown, info: GraphQLResolveInfo) => unknown;

/**
 * Rewrites `_entities(...) { ... on Article { ... } }` on a single object type to a field of type `[Article]`: no
 * union, no `resolveType`, and one call for all references if the type has a batch resolver.
 */
export function rewriteEntities(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  const [operation, second] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION || second) return document;
  const [field, otherField] = operation.selectionSet.selections;
  if (field?.kind !== Kind.FIELD || otherField || field.name.value !== '_entities') return document;
  const [only, other] = field.selectionSet?.selections ?? [];
  if (only?.kind !== Kind.INLINE_FRAGMENT || other || only.directives?.length) return document;
  const type = schema.getType(only.typeCondition?.name.value ?? '');
  if (!isObjectType(type)) return document;
  const name = directField(schema, type);
  if (name === undefined) return document;
  const direct: FieldNode = {
    ...field,
    alias: { kind: Kind.NAME, value: '_entities' },
    name: { kind: Kind.NAME, value: name },
    selectionSet: only.selectionSet,
  };
  return {
    ...document,
    definitions: [{ ...operation, selectionSet: { ...operation.selectionSet, selections: [direct] } }],
  };
}

/**
 * Adds `_entities_Article: [Article]` to the subgraph's query type. The property is not enumerable: it can be queried
 * by name, but does not appear in introspection or printed schemas.
 */
function directField(schema: GraphQLSchema, type: GraphQLObjectType): string | undefined {
  const fields = schema.getQueryType()?.getFields();
  const entities = fields?._entities;
  if (!fields || !entities) return undefined;
  const name = `_entities_${type.name}`;
  if (!Object.hasOwn(fields, name)) {
    const field = { ...entities, name, type: new GraphQLList(type), resolve: resolveDirectly(type) };
    Object.defineProperty(fields, name, { value: field, enumerable: false });
  }
  return name;
}

function resolveDirectly(type: GraphQLObjectType): GraphQLFieldResolver<unknown, unknown> {
  const { resolveReferences } = type.extensions as { resolveReferences?: ResolveReferences };
  if (resolveReferences) {
    return (_source, { representations }, context, info) =>
      resolveReferences(representations as Record<string, unknown>[], context, info);
  }
  const resolveReference = referenceResolverOf(type);
  return (_source, { representations }, context, info) =>
    (representations as unknown[]).map(reference => {
      try {
        return resolveReference ? resolveReference(reference, context, info) : reference;
      } catch (error) {
        // An element that is an error fails that entity alone.
        return error instanceof Error ? error : new Error(String(error));
      }
    });
}

function referenceResolverOf(type: GraphQLObjectType): ResolveReference | undefined {
  const { apollo } = type.extensions as { apollo?: { subgraph?: { resolveReference?: ResolveReference } } };
  return apollo?.subgraph?.resolveReference;
}
