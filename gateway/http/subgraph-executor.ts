import { ApolloServer } from '@apollo/server';
import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  getOperationAST,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { maskError } from '../../shared/graphql/mask-error.ts';
import type { Subgraph } from '../../shared/graphql/subgraph.ts';
import { asApolloGateway } from '../operations/as-apollo-gateway.ts';
import type { Settings } from '../settings/table.ts';
import { createEmbeddedTransport } from '../transport/embedded.ts';
import type { PreparedFetch } from '../transport/transport.ts';
import { apolloOptions, type GraphqlExecutor, type Report } from './graphql-executor.ts';
import type { GraphqlRequest } from './pipeline.ts';
import type { RequestContext } from './request-context.ts';
import { showsSchema } from './secure-http.ts';

/** A gateway sends few different operations, each of them often. */
const MOST_OPERATIONS = 1_000;

/** One subgraph behind a port of its own, executed as in the gateway's process: compiled when an operation comes again. */
export function createSubgraphExecutor(
  settings: Pick<Settings, 'production' | 'http'>,
  subgraph: Subgraph,
  report: Report,
): GraphqlExecutor {
  const { name, schema } = subgraph;
  const rules = showsSchema(settings) ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  const transport = createEmbeddedTransport({
    name,
    schema,
    createContext: scope => subgraph.createContext(scope.context as RequestContext),
    formatError: (error, { context }) =>
      maskError(error, cause => report(cause, (context as RequestContext).requestId)),
  });
  const prepared = new LRUCache<string, PreparedFetch | readonly GraphQLError[]>({ max: MOST_OPERATIONS });

  /** What runs the operation, or why it is refused. */
  function prepare({ query, operationName }: GraphqlRequest): PreparedFetch | readonly GraphQLError[] {
    let document: DocumentNode;
    try {
      document = parse(query);
    } catch (error) {
      return refuse([error as GraphQLError], 'GRAPHQL_PARSE_FAILED');
    }
    const errors = validate(schema, document, rules);
    if (errors.length > 0) return refuse(errors, 'GRAPHQL_VALIDATION_FAILED');
    const operation = getOperationAST(document, operationName);
    if (!operation) return refuse([new GraphQLError('Unknown operation.')], 'OPERATION_RESOLUTION_FAILURE');
    return transport.prepare({
      text: query,
      document,
      operationName: operation.name?.value,
      kind: operation.operation,
      entities: query.includes('_entities'),
    });
  }

  /** Without `data`, the result is a refusal: nothing was run. */
  async function run(request: GraphqlRequest, context: RequestContext): Promise<ExecutionResult> {
    const key = `${request.operationName ?? ''}\n${request.query}`;
    const fetch = prepared.get(key) ?? prepare(request);
    prepared.set(key, fetch);
    if (typeof fetch !== 'function') return { errors: fetch };
    const answer = await fetch(request.variables ?? {}, { context, contexts: new Map() });
    const { data, errors } = answer as ExecutionResult;
    if (data === undefined) return { errors: refuse(errors ?? [], 'BAD_USER_INPUT') };
    return errors ? { data, errors } : { data };
  }

  return {
    handle: async (request, context) => {
      try {
        return JSON.stringify(await run(request, context));
      } catch (error) {
        report(error, context.requestId);
        return '{"errors":[{"message":"Internal server error","extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}';
      }
    },
    createServer: plugins =>
      new ApolloServer<RequestContext>({
        gateway: asApolloGateway({ schema, supergraph: { sdl: '' } }, (request, context) =>
          run(request, context as RequestContext),
        ),
        ...apolloOptions(settings, plugins),
      }),
    close: () => transport.close(),
  };
}

function refuse(errors: readonly GraphQLError[], code: string): readonly GraphQLError[] {
  return errors.map(
    ({ message, nodes, source, positions, extensions }) =>
      new GraphQLError(message, {
        nodes: nodes ?? null,
        source: source ?? null,
        positions: positions ?? null,
        extensions: { code, ...extensions },
      }),
  );
}
