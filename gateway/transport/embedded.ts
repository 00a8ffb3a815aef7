import {
  type DocumentNode,
  execute,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  valueFromASTUntyped,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { askEntitiesDirectly } from './direct-entities.ts';
import { suitsJit } from './suits-jit.ts';
import type {
  PreparedFetch,
  RequestScope,
  SubgraphOperation,
  SubgraphResponse,
  SubgraphTransport,
} from './transport.ts';

export interface EmbeddedOptions {
  readonly name: string;
  /** A subgraph schema as `buildSubgraphSchema` of `@apollo/subgraph` makes it. */
  readonly schema: GraphQLSchema;
  /**
   * Makes the subgraph's context; called once per client request that reaches the subgraph. What it throws becomes an
   * error of the fetch.
   * @default the host's context itself
   */
  readonly createContext?: (scope: RequestScope) => unknown;
  /**
   * Compile operations with graphql-jit when they come again.
   * @default true
   */
  readonly jit?: boolean;
  /**
   * How often an operation is run before graphql-jit compiles it.
   * @default 1
   */
  readonly compileAfter?: number;
  /**
   * Decides what is said of an error, whose `originalError` is what the resolver threw.
   * @default the error as it is
   */
  readonly formatError?: (error: GraphQLError, scope: RequestScope) => GraphQLError;
}

/** A subgraph in this process, called without HTTP. */
export function createEmbeddedTransport(options: EmbeddedOptions): SubgraphTransport {
  const { name, schema, createContext = scope => scope.context, jit = true, compileAfter = 1, formatError } = options;
  const contextOf = (scope: RequestScope): unknown => {
    if (scope.contexts.has(name)) return scope.contexts.get(name);
    const context = createContext(scope);
    scope.contexts.set(name, context);
    return context;
  };
  return {
    name,
    prepare(operation) {
      const fetch = prepareEmbedded(operation, schema, contextOf, jit ? compileAfter : Number.POSITIVE_INFINITY);
      return formatError ? withFormattedErrors(fetch, formatError) : fetch;
    },
    close: async () => {},
  };
}

function withFormattedErrors(
  fetch: PreparedFetch,
  formatError: NonNullable<EmbeddedOptions['formatError']>,
): PreparedFetch {
  const format = (response: SubgraphResponse, scope: RequestScope): SubgraphResponse => {
    if (!response.errors) return response;
    const errors = (response.errors as GraphQLError[]).map(error => formatError(error, scope));
    return { ...response, errors: errors as GraphQLFormattedError[] };
  };
  return (variables, scope) => {
    const response = fetch(variables, scope);
    return response instanceof Promise ? response.then(one => format(one, scope)) : format(response, scope);
  };
}

function prepareEmbedded(
  operation: SubgraphOperation,
  schema: GraphQLSchema,
  contextOf: (scope: RequestScope) => unknown,
  compileAfter: number,
): PreparedFetch {
  const document = operation.entities ? askEntitiesDirectly(schema, operation.document) : operation.document;
  const withDefaults = compileDefaults(document);
  let runs = 0;
  let compiled: CompiledQuery['query'] | undefined;
  const interpret: PreparedFetch = (variableValues, scope) =>
    execute({ schema, document, variableValues, contextValue: contextOf(scope) }) as SubgraphResponse;
  return (variables, scope) => {
    if (compiled) return compiled(undefined, contextOf(scope), withDefaults(variables)) as SubgraphResponse;
    // Compiling costs more than one run: it waits until the operation comes again.
    if (runs++ === compileAfter && operation.kind !== OperationTypeNode.SUBSCRIPTION && suitsJit(schema, document)) {
      const query = compileQuery(schema, document, operation.operationName, { disablingCapturingStackErrors: true });
      if (isCompiledQuery(query)) compiled = query.query;
    }
    return interpret(variables, scope);
  };
}

/** Puts in the defaults of variables that were left out: graphql-jit forgets them where the type is non-null. */
function compileDefaults(
  document: DocumentNode,
): (variables: Readonly<Record<string, unknown>>) => Record<string, unknown> {
  const defaults = document.definitions.flatMap(definition =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? (definition.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
          defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : [],
        )
      : [],
  );
  if (defaults.length === 0) return variables => variables;
  return variables => {
    const complete = { ...variables };
    for (const [name, value] of defaults) if (complete[name] === undefined) complete[name] = value;
    return complete;
  };
}
