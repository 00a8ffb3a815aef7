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

/** The parts of a resolver's `info` that are known at compile time. */
export interface FieldFacts {
  readonly fieldName: string;
  readonly fieldNodes: readonly FieldNode[];
  readonly returnType: GraphQLOutputType;
  readonly parentType: GraphQLObjectType;
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly operation: OperationDefinitionNode;
}

/** Creates a resolver's `info`; all of it are own properties, as resolvers may copy it. */
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

/** With a default value, a rest parameter or `arguments`, a function may read more parameters than its `length`. */
const READS_MORE = /\barguments\b|\.\.\.|(?<![=!<>])=(?![=>])|\[native code\]/;

/** Whether a function may read its `info` parameter at an index; most resolvers do not declare it. */
export function readsInfo(resolve: { readonly length: number }, position: number): boolean {
  return resolve.length > position || READS_MORE.test(Function.prototype.toString.call(resolve));
}
