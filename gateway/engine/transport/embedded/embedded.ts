import {
  createSourceEventStream,
  execute,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { type PositionedEvents, RESUME_TOKEN, type ResumableEvent } from '../../../../shared/graphql/resumption.ts';
import { mapIterator } from '../map-iterator.ts';
import { type MapResponse, mapFetch, mapSubscribe } from '../map-responses.ts';
import type {
  FetchScope,
  PreparedFetch,
  PreparedSubscribe,
  SubgraphEvent,
  SubgraphOperation,
  SubgraphResponse,
  SubgraphTransport,
} from '../transport.ts';
import { compileQuery, type RunQuery } from './compile-query.ts';
import { askEntitiesDirectly } from './direct-entities.ts';

export interface EmbeddedOptions {
  readonly name: string;
  /** A subgraph schema as `buildSubgraphSchema` of `@apollo/subgraph` makes it. */
  readonly schema: GraphQLSchema;
  /**
   * Makes the subgraph's context; called once per client request that reaches the subgraph. What it throws becomes an
   * error of the fetch.
   * @default the host's context itself
   */
  readonly createContext?: (scope: FetchScope) => unknown;
  /**
   * How often a query is run by graphql-js before code is made of it; `Infinity` for never.
   * @default 1
   */
  readonly compileAfter?: number;
  /**
   * Decides what is said of an error, whose `originalError` is what the resolver threw.
   * @default the error as it is
   */
  readonly formatError?: (error: GraphQLError, scope: FetchScope) => GraphQLError;
}

/** A subgraph in this process, called without HTTP. */
export function createEmbeddedTransport(options: EmbeddedOptions): SubgraphTransport {
  const { name, schema, createContext = scope => scope.context, compileAfter = 1, formatError } = options;
  const contextOf = (scope: FetchScope): unknown => {
    if (scope.contexts.has(name)) return scope.contexts.get(name);
    const context = createContext(scope);
    scope.contexts.set(name, context);
    return context;
  };
  const format = formatError && withFormattedErrors(formatError);
  return {
    name,
    prepare(operation) {
      const fetch = prepareEmbedded(operation, schema, contextOf, compileAfter);
      return format ? mapFetch(fetch, format) : fetch;
    },
    prepareSubscription(operation) {
      const subscribe = prepareEmbeddedSubscription(operation, schema, createContext, contextOf);
      return format ? mapSubscribe(subscribe, format) : subscribe;
    },
    close: async () => {},
  };
}

function withFormattedErrors(formatError: NonNullable<EmbeddedOptions['formatError']>): MapResponse {
  return (response, scope) => {
    if (!response.errors) return response;
    const errors = (response.errors as GraphQLError[]).map(error => formatError(error, scope));
    return { ...response, errors: errors as GraphQLFormattedError[] };
  };
}

/** graphql-js would run all events with the context of the first; here each event has one of its own. */
function prepareEmbeddedSubscription(
  { document }: SubgraphOperation,
  schema: GraphQLSchema,
  createContext: (scope: FetchScope) => unknown,
  contextOf: (scope: FetchScope) => unknown,
): PreparedSubscribe {
  return async (variableValues, scope) => {
    const source = await createSourceEventStream({
      schema,
      document,
      variableValues,
      contextValue: createContext(scope),
    });
    if (!(Symbol.asyncIterator in source)) return source as SubgraphResponse;
    return mapIterator(
      source[Symbol.asyncIterator]() as AsyncIterator<unknown> & PositionedEvents,
      (rootValue): SubgraphEvent =>
        given =>
          withToken(
            rootValue,
            execute({ schema, document, rootValue, variableValues, contextValue: contextOf(given) }) as Answer,
          ),
    );
  };
}

type Answer = SubgraphResponse | Promise<SubgraphResponse>;

/** An event says after what a subscription goes on with the next one, where its subgraph does. */
function withToken(event: unknown, answer: Answer): Answer {
  const token = (event as ResumableEvent | undefined)?.[RESUME_TOKEN];
  if (token === undefined) return answer;
  const extensions = { resume: { token } };
  return answer instanceof Promise ? answer.then(one => ({ ...one, extensions })) : { ...answer, extensions };
}

function prepareEmbedded(
  operation: SubgraphOperation,
  schema: GraphQLSchema,
  contextOf: (scope: FetchScope) => unknown,
  compileAfter: number,
): PreparedFetch {
  const document = operation.entities ? askEntitiesDirectly(schema, operation.document) : operation.document;
  let runs = 0;
  let compiled: RunQuery | undefined;
  return (variables, scope) => {
    // Compiling costs more than one run: it waits until the operation comes again.
    if (runs <= compileAfter && runs++ === compileAfter)
      compiled = compileQuery(schema, document, operation.operationName);
    if (compiled) return compiled(variables, contextOf(scope));
    return execute({ schema, document, variableValues: variables, contextValue: contextOf(scope) }) as SubgraphResponse;
  };
}
