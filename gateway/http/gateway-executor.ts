import { ApolloServer } from '@apollo/server';
import type { Subgraph } from '../../shared/graphql/subgraph.ts';
import { asApolloGateway } from '../operations/as-apollo-gateway.ts';
import { createEngine, type EngineContext } from '../operations/create-engine.ts';
import { authorizationLayer, type DecidePolicies } from '../security/authorization.ts';
import { createGuards, type GuardSettings } from '../security/guards.ts';
import type { Settings } from '../settings/table.ts';
import type { LoadedSupergraph } from '../supergraph/load-supergraph.ts';
import { connectSubgraphs } from './connect-subgraphs.ts';
import { apolloOptions, ask, type GraphqlExecutor, type Report } from './graphql-executor.ts';
import { type Graph, layered } from './pipeline.ts';
import type { RequestContext } from './request-context.ts';
import { createIdentity, type IdentityOf } from './request-identity.ts';
import { showsSchema } from './secure-http.ts';

export interface GatewayExecutorOptions {
  readonly settings: Pick<Settings, 'production' | 'subgraph' | 'http' | 'authorization'> & GuardSettings;
  readonly supergraph: LoadedSupergraph;
  /** Subgraphs that run in this process; all others are reached over HTTP. */
  readonly embedded: ReadonlyMap<string, Subgraph>;
  /** Decides the policies of `@policy`. @default none holds */
  readonly decidePolicies?: DecidePolicies | undefined;
  /** Filled in on the landing page. */
  readonly exampleOperation?: string;
  /** Told of every fault that clients see only as a code. */
  readonly report: Report;
  /** Told of what an operator may want to know. */
  note(facts: object, message: string): void;
}

/**
 * The gateway: a supergraph on the engine.
 *
 * @throws SettingsError when a subgraph has no address.
 */
export function createGatewayExecutor(options: GatewayExecutorOptions): GraphqlExecutor {
  const { settings, supergraph, embedded, exampleOperation, report } = options;
  const guards = createGuards(options);
  const remote = supergraph.subgraphs
    .filter(({ name }) => !embedded.has(name))
    .map(({ name }) => settings.subgraph(name));
  const identityOf = createIdentity(remote);
  // A suggestion in a message may be the name of what is hidden from who asks.
  const suggests = showsSchema(settings) && !supergraph.access.any;
  const engine = createEngine({
    supergraph,
    transports: connectSubgraphs(options),
    introspection: showsSchema(settings),
    maxTokens: settings.limits.tokens,
    operationRules: guards.rules,
    // Embedded subgraphs group their reads by themselves, and without ever joining one that was sent.
    // Nor may one who joins miss the headers that subgraphs send.
    shareAnswers: embedded.size === 0 && remote.every(({ responseHeaders }) => responseHeaders.length === 0),
    onFault: ({ context, ...fault }) => report(fault, (context as RequestContext | undefined)?.requestId),
  });
  const graph: Graph = { engine: () => engine };
  const authorization = authorizationLayer({
    mode: settings.authorization.mode,
    decidePolicies: options.decidePolicies,
    report,
  });
  const layers = [...guards.layers, ...(authorization ? [authorization] : [])];
  const handle = layered(layers, graph, (request, context) =>
    graph.engine().answer(request, engineContext(context, identityOf), context.accepts),
  );
  return {
    handle,
    complete: true,
    createServer: plugins =>
      new ApolloServer<RequestContext>({
        gateway: asApolloGateway(engine, (request, context) => ask(handle, request, context as RequestContext)),
        ...apolloOptions(settings, plugins, exampleOperation),
        persistedQueries: false,
        parseOptions: { maxTokens: settings.limits.tokens || undefined },
        hideSchemaDetailsFromClientErrors: !suggests,
      }),
    async close() {
      guards.close();
      await engine.close();
    },
  };
}

/** Requests of the same identity may share a subgraph request that is under way. */
function engineContext(context: RequestContext, identityOf: IdentityOf): EngineContext {
  const { headers, access } = context;
  return { context, headers, access, identity: identityOf(context) };
}
