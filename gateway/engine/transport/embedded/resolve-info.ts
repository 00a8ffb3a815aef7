import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLResolveInfo,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';

export type Path = GraphQLResolveInfo['path'];

/** What of a resolver's `info` is known before the operation runs. */
export interface FieldFacts {
  readonly fieldName: string;
  readonly fieldNodes: readonly FieldNode[];
  readonly returnType: GraphQLOutputType;
  readonly parentType: GraphQLObjectType;
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly operation: OperationDefinitionNode;
}

/** Makes a resolver's `info`; all of it are properties of its own, as resolvers may copy it. */
export function createInfo(facts: FieldFacts, path: Path, variableValues: Record<string, unknown>): GraphQLResolveInfo {
  const { fieldName, fieldNodes, returnType, parentType, schema, fragments, operation } = facts;
  return {
    fieldName,
    fieldNodes,
    returnType,
    parentType,
    path,
    schema,
    fragments,
    rootValue: undefined,
    operation,
    variableValues,
  };
}

/** A default, a rest parameter, `arguments`: with these a function may read more than its `length` says. */
const READS_MORE = /\barguments\b|\.\.\.|(?<![=!<>])=(?![=>])|\[native code\]/;

/** Whether a function may look at its parameter `info`, the one at a position; most resolvers do not have it. */
export function readsInfo(resolve: { readonly length: number }, position: number): boolean {
  return resolve.length > position || READS_MORE.test(Function.prototype.toString.call(resolve));
}
