import { ApolloServer } from '@apollo/server';
import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  getOperationAST,
  NoSchemaIntrospectionCustomRule,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { maskError } from '../../shared/graphql/mask-error.ts';
import { RESUME_POSITION } from '../../shared/graphql/resumption.ts';
import type { Subgraph } from '../../shared/graphql/subgraph.ts';
import { changeStreamRoute } from '../caching/change-stream-route.ts';
import { reportReads } from '../caching/track-reads.ts';
import { createEmbeddedTransport } from '../engine/transport/embedded/embedded.ts';
import { mapIterator } from '../engine/transport/map-iterator.ts';
import type { PreparedFetch, PreparedSubscribe, SubgraphResponse } from '../engine/transport/transport.ts';
import type { GraphqlExecutor, Report } from '../request/graphql-executor.ts';
import type { Answer, GraphqlRequest, Handle } from '../request/pipeline.ts';
import type { OperationFacts, RequestContext } from '../request/request-context.ts';
import { showsSchema } from '../settings/production-defaults.ts';
import type { Settings } from '../settings/table.ts';
import { noteResumption } from '../subscriptions/resumption.ts';
import { operationFacts, type Telemetry } from '../telemetry/telemetry.ts';
import { apolloOptions, ask } from './apollo-server.ts';
import { asApolloGateway } from './as-apollo-gateway.ts';

/** A gateway sends few different operations, each of them often. */
const MOST_OPERATIONS = 1_000;

/** One subgraph behind a port of its own, executed as in the gateway's process: compiled when an operation comes again. */
export function createSubgraphExecutor(
  settings: Pick<Settings, 'production' | 'http' | 'caching' | 'subscriptions'>,
  subgraph: Subgraph,
  report: Report,
  telemetry: Telemetry,
): GraphqlExecutor {
  const { name, schema } = subgraph;
  const { caching, subscriptions } = settings;
  const rules = showsSchema(settings) ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  const transport = telemetry.instrument(
    createEmbeddedTransport({
      name,
      schema,
      createContext: scope => subgraph.createContext(scope.context as RequestContext),
      formatError: (error, { context }) =>
        maskError(error, cause => report(cause, (context as RequestContext).requestId)),
    }),
  );
  const prepared = new LRUCache<string, Prepared>({ max: MOST_OPERATIONS });

  /** What runs the operation, or why it is refused. */
  function prepare({ query, operationName }: GraphqlRequest): Prepared {
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
    const kind = operation.operation;
    const asked = {
      text: query,
      document,
      operationName: operation.name?.value,
      kind,
      entities: query.includes('_entities'),
    };
    const facts = operationFacts(query, asked.operationName, kind);
    return kind === OperationTypeNode.SUBSCRIPTION
      ? { kind, facts, subscribe: transport.prepareSubscription!(asked) }
      : { kind, facts, fetch: transport.prepare(asked) };
  }

  function lookUp(request: GraphqlRequest): Prepared {
    const key = `${request.operationName ?? ''}\n${request.query}`;
    const found = prepared.get(key) ?? prepare(request);
    prepared.set(key, found);
    return found;
  }

  /** Opens a subscription; a gateway elsewhere completes its events. */
  async function open(subscribe: PreparedSubscribe, variables: object, context: RequestContext): Promise<Answer> {
    const scope = () => ({ context, contexts: new Map() });
    const opened = await subscribe({ ...variables }, scope());
    if (!('next' in opened)) return JSON.stringify({ errors: refuse(errorsOf(opened), 'BAD_USER_INPUT') });
    const texts = mapIterator(opened, async event => JSON.stringify(await event(scope())));
    return { kind: 'subscription', position: () => texts[RESUME_POSITION]?.(), [Symbol.asyncIterator]: () => texts };
  }

  /** Without `data`, the result is a refusal: nothing was run. */
  async function run(fetch: PreparedFetch, variables: object, context: RequestContext): Promise<ExecutionResult> {
    const answer = await fetch({ ...variables }, { context, contexts: new Map() });
    const { data, errors } = answer as ExecutionResult;
    if (data === undefined) return { errors: refuse(errors ?? [], 'BAD_USER_INPUT') };
    return errors ? { data, errors } : { data };
  }

  const answer: Handle = async (request, context) => {
    try {
      const found = lookUp(request);
      if ('facts' in found) context.notes.operation = found.facts;
      const variables = request.variables ?? {};
      if ('fetch' in found) {
        if (found.kind !== OperationTypeNode.MUTATION || !context.readOnly)
          return JSON.stringify(await run(found.fetch, variables, context));
        return refusalText('A mutation is sent by POST', 'MUTATION_NOT_ACCEPTED');
      }
      if (!('subscribe' in found)) return JSON.stringify({ errors: found });
      if (context.accepts.subscription)
        return (
          noteResumption(request, context, subscriptions.resumeWindow) ??
          (await open(found.subscribe, variables, context))
        );
      return refusalText('A subscription is answered as a stream', 'SUBSCRIPTION_NOT_ACCEPTED');
    } catch (error) {
      report(error, context.requestId);
      return refusalText('Internal server error', 'INTERNAL_SERVER_ERROR');
    }
  };

  const reporting = caching.changesSecret === undefined ? answer : reportReads(answer);
  const handle = telemetry.layer?.(reporting) ?? reporting;
  return {
    complete: false,
    ...(caching.changesSecret !== undefined && { routes: changeStreamRoute(subgraph, caching.changesSecret) }),
    handle,
    createServer: plugins =>
      new ApolloServer<RequestContext>({
        gateway: asApolloGateway({ schema, supergraph: { sdl: '' } }, (request, context) =>
          ask(handle, request, context as RequestContext),
        ),
        ...apolloOptions(settings, plugins),
      }),
    close: () => transport.close(),
  };
}

type Prepared =
  | { readonly kind: OperationTypeNode; readonly facts: OperationFacts; readonly fetch: PreparedFetch }
  | { readonly kind: OperationTypeNode; readonly facts: OperationFacts; readonly subscribe: PreparedSubscribe }
  | readonly GraphQLError[];

const errorsOf = ({ errors }: SubgraphResponse) => (errors ?? []) as readonly GraphQLError[];

function refusalText(message: string, code: string): string {
  return JSON.stringify({ errors: [{ message, extensions: { code } }] });
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
