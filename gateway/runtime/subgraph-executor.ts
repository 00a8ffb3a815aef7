import { ApolloServer } from '@apollo/server';
import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  getOperationAST,
  NoSchemaIntrospectionCustomRule,
  OperationTypeNode,
  type ValidationRule,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { ErrorCode } from '../../shared/errors/catalogue.ts';
import { maskError } from '../../shared/graphql/mask-error.ts';
import { RESUME_POSITION } from '../../shared/graphql/resumption.ts';
import type { Subgraph } from '../../shared/graphql/subgraph.ts';
import { changeStreamRoute } from '../caching/change-stream-route.ts';
import { reportReads } from '../caching/track-reads.ts';
import { answerOf, refusedWith } from '../engine/operations/answer.ts';
import { asApolloGateway } from '../engine/operations/as-apollo-gateway.ts';
import { parseOperation } from '../engine/operations/parse-operation.ts';
import { requestError } from '../engine/operations/request-errors.ts';
import { VALIDATION_RULES } from '../engine/planning/validation-rules.ts';
import { createEmbeddedTransport } from '../engine/transport/embedded/embedded.ts';
import { mapIterator } from '../engine/transport/map-iterator.ts';
import { resumeTokenIn } from '../engine/transport/resume-token.ts';
import type { PreparedFetch, PreparedSubscribe, SubgraphResponse } from '../engine/transport/transport.ts';
import type { ApolloContext } from '../request/apollo-context.ts';
import { type GatewayAnswer, type GatewayAnswered, type OperationFacts, withFacts } from '../request/gateway-answer.ts';
import type { GraphqlExecutor, Report } from '../request/graphql-executor.ts';
import type { GraphqlRequest, Handle } from '../request/pipeline.ts';
import { refusal } from '../request/refusal.ts';
import { contextOf, type RequestContext } from '../request/request-context.ts';
import { createSizeRule } from '../security/limits/size-rule.ts';
import { showsSchema } from '../settings/production-defaults.ts';
import type { Settings } from '../settings/table.ts';
import { readResumption } from '../subscriptions/resumption.ts';
import { operationFacts, type Telemetry } from '../telemetry/telemetry.ts';
import { apolloOptions, executeForApollo } from './apollo-server.ts';

/** A gateway sends few distinct operations, each of them often. */
const MOST_OPERATIONS = 1_000;

/**
 * Executes one subgraph as a separate server, like an embedded one: operations are compiled when repeated.
 *
 * @param trusted whether only a gateway of ours can send requests, which has applied its limits to them; all others are
 *   limited here
 */
export function createSubgraphExecutor(
  settings: Pick<Settings, 'production' | 'http' | 'caching' | 'subscriptions' | 'limits'>,
  subgraph: Subgraph,
  report: Report,
  telemetry: Telemetry,
  trusted: boolean,
): GraphqlExecutor {
  const { name, schema } = subgraph;
  const { caching, subscriptions } = settings;
  const rules = showsSchema(settings)
    ? VALIDATION_RULES
    : [...VALIDATION_RULES, ...(trusted ? [] : [noService]), NoSchemaIntrospectionCustomRule];
  const sizeRule = trusted ? undefined : createSizeRule(settings.limits);
  const transport = telemetry.instrument(
    createEmbeddedTransport({
      name,
      schema,
      createContext: scope => subgraph.createContext(contextOf(scope)),
      formatError: (error, scope) => maskError(error, cause => report(cause, contextOf(scope).requestId)),
    }),
  );
  const prepared = new LRUCache<string, Prepared>({ max: MOST_OPERATIONS });

  /** The prepared operation, or the errors. */
  function prepare({ query, operationName }: GraphqlRequest): Prepared {
    let document: DocumentNode;
    try {
      document = parseOperation(query, trusted ? 0 : settings.limits.tokens);
    } catch (error) {
      return [error as GraphQLError];
    }
    const operation = getOperationAST(document, operationName);
    if (!operation) return withCode([new GraphQLError('Unknown operation.')], 'OPERATION_RESOLUTION_FAILURE');
    const oversized = sizeRule?.({ text: query, document, operation, schema }) ?? [];
    if (oversized.length > 0) return oversized;
    const errors = validate(schema, document, rules);
    if (errors.length > 0) return withCode(errors, 'GRAPHQL_VALIDATION_FAILED');
    const kind = operation.operation;
    const subgraphOperation = {
      text: query,
      document,
      operationName: operation.name?.value,
      kind,
      entities: query.includes('_entities'),
    };
    const facts = operationFacts(query, subgraphOperation.operationName, kind);
    return kind === OperationTypeNode.SUBSCRIPTION
      ? { kind, facts, subscribe: transport.prepareSubscription!(subgraphOperation) }
      : { kind, facts, fetch: transport.prepare(subgraphOperation) };
  }

  function lookUp(request: GraphqlRequest): Prepared {
    const key = `${request.operationName ?? ''}\n${request.query}`;
    const found = prepared.get(key) ?? prepare(request);
    prepared.set(key, found);
    return found;
  }

  async function answerPrepared(found: Runnable, request: GraphqlRequest, context: RequestContext) {
    const variables = request.variables ?? {};
    if ('fetch' in found) {
      const isRefused = found.kind === OperationTypeNode.MUTATION && context.readOnly;
      return isRefused ? refusal('MUTATION_NOT_ACCEPTED') : runFetch(found.fetch, variables, context);
    }
    if (!context.accepts.subscription) return refusal('SUBSCRIPTION_NOT_ACCEPTED');
    const resume = readResumption(request, subscriptions.resumeWindow);
    if (resume === undefined) return openSubscription(found.subscribe, variables, context);
    return 'after' in resume ? openSubscription(found.subscribe, variables, context.with({ resume })) : resume;
  }

  const answer: Handle = async (request, context) => {
    try {
      const found = lookUp(request);
      if (!('facts' in found)) return refusedWith(found);
      return withFacts(await answerPrepared(found, request, context), { operation: found.facts });
    } catch (error) {
      report(error, context.requestId);
      return refusal('INTERNAL_SERVER_ERROR');
    }
  };

  const reporting = caching.changesSecret === undefined ? answer : reportReads(answer);
  const handle = telemetry.layer?.(reporting) ?? reporting;
  return {
    complete: false,
    ...(caching.changesSecret !== undefined && { routes: changeStreamRoute(subgraph, caching.changesSecret) }),
    handle,
    createServer: plugins =>
      new ApolloServer<ApolloContext>({
        gateway: asApolloGateway({ schema, supergraph: { sdl: '' } }, (request, context) =>
          executeForApollo(handle, request, context),
        ),
        ...apolloOptions(settings, plugins),
      }),
    close: () => transport.close(),
  };
}

/** Opens a subscription; the remote gateway completes its events. */
async function openSubscription(
  subscribe: PreparedSubscribe,
  variables: object,
  context: RequestContext,
): Promise<GatewayAnswered> {
  const scope = () => ({ context, contexts: new Map() });
  const opened = await subscribe({ ...variables }, scope());
  if (!('next' in opened)) return refusedWith(withCode(errorsOf(opened), 'BAD_USER_INPUT'));
  const parts = mapIterator(opened, async event => {
    const response = await event(scope());
    return { text: JSON.stringify(response), resumeToken: resumeTokenIn(response) };
  });
  return { kind: 'subscription', position: () => parts[RESUME_POSITION]?.(), [Symbol.asyncIterator]: () => parts };
}

/** A result without `data` is a refusal: nothing was executed. */
async function runFetch(fetch: PreparedFetch, variables: object, context: RequestContext): Promise<GatewayAnswer> {
  const answer = await fetch({ ...variables }, { context, contexts: new Map() });
  const { data, errors } = answer as ExecutionResult;
  if (data === undefined) return refusedWith(withCode(errors ?? [], 'BAD_USER_INPUT'));
  return answerOf(JSON.stringify(data), errors ?? []);
}

/** `_service` shows the whole schema, as introspection does. */
const noService: ValidationRule = context => ({
  Field(node) {
    if (node.name.value !== '_service') return;
    context.reportError(
      requestError(
        'INTROSPECTION_DISABLED',
        new GraphQLError('Introspection is disabled: _service cannot be queried', { nodes: node }),
      ),
    );
  },
});

type Runnable =
  | { readonly kind: OperationTypeNode; readonly facts: OperationFacts; readonly fetch: PreparedFetch }
  | { readonly kind: OperationTypeNode; readonly facts: OperationFacts; readonly subscribe: PreparedSubscribe };

type Prepared = Runnable | readonly GraphQLError[];

const errorsOf = ({ errors }: SubgraphResponse) => (errors ?? []) as readonly GraphQLError[];

function withCode(errors: readonly GraphQLError[], code: ErrorCode): readonly GraphQLError[] {
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
