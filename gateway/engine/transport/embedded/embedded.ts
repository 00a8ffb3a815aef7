import {
  createSourceEventStream,
  execute,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { type PositionedEvents, RESUME_TOKEN, type ResumableEvent } from '../../../../shared/graphql/resumption.ts';
import { withPlainNumbers } from '../../numbers/exact-json.ts';
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
import { rewriteEntities } from './direct-entities.ts';
import { createInputErrors } from './input-errors.ts';

export interface EmbeddedOptions {
  readonly name: string;
  /** A subgraph schema, as created by `buildSubgraphSchema` of `@apollo/subgraph`. */
  readonly schema: GraphQLSchema;
  /**
   * Creates the subgraph's context, once per client request that reaches the subgraph. An error it throws becomes an
   * error of the fetch.
   * @default the host's context
   */
  readonly createContext?: (scope: FetchScope) => unknown;
  /**
   * Number of executions of a query by graphql-js before it is compiled; `Infinity` for never.
   * @default 1
   */
  readonly compileAfter?: number;
  /**
   * Formats an error; its `originalError` is what the resolver threw.
   * @default the error itself
   */
  readonly formatError?: (error: GraphQLError, scope: FetchScope) => GraphQLError;
}

/** A transport to a subgraph in this process, without HTTP. */
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

/** graphql-js would run all events with the context of the first one; here each event has its own. */
function prepareEmbeddedSubscription(
  { document, operationName }: SubgraphOperation,
  schema: GraphQLSchema,
  createContext: (scope: FetchScope) => unknown,
  contextOf: (scope: FetchScope) => unknown,
): PreparedSubscribe {
  const complete = createInputErrors(schema, document, operationName);
  return async (given, scope) => {
    const variableValues = withPlainNumbers(given);
    const source = await createSourceEventStream({
      schema,
      document,
      variableValues,
      contextValue: createContext(scope),
    });
    if (!(Symbol.asyncIterator in source)) return complete(source as SubgraphResponse, variableValues);
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

/** Adds the event's resume token to its response, if the subgraph provides one. */
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
  const document = operation.entities ? rewriteEntities(schema, operation.document) : operation.document;
  const complete = createInputErrors(schema, document, operation.operationName);
  let runs = 0;
  let compiled: RunQuery | undefined;
  const run = (variables: Readonly<Record<string, unknown>>, scope: FetchScope): Answer => {
    // Compiling costs more than one execution, so it waits for a repeated operation.
    if (runs <= compileAfter && runs++ === compileAfter)
      compiled = compileQuery(schema, document, operation.operationName);
    if (compiled) return compiled(variables, contextOf(scope));
    return execute({ schema, document, variableValues: variables, contextValue: contextOf(scope) }) as Answer;
  };
  return (given, scope) => {
    const variables = withPlainNumbers(given);
    const answer = run(variables, scope);
    return answer instanceof Promise
      ? answer.then(response => complete(response, variables))
      : complete(answer, variables);
  };
}
