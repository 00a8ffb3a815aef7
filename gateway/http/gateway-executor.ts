import { ApolloServer } from '@apollo/server';
import { type GraphQLError, OperationTypeNode, parse } from 'graphql';
import type { Subgraph } from '../../shared/graphql/subgraph.ts';
import { staleDirectives } from '../caching/answer-headers.ts';
import { cachingLayer } from '../caching/caching.ts';
import { CHANGES_PATH } from '../caching/change-stream-route.ts';
import { createCoherence, type WatchedSubgraph } from '../caching/coherence.ts';
import { invalidationRoute } from '../caching/invalidation.ts';
import { createResponseStore } from '../caching/response-store.ts';
import { watchRemote } from '../caching/watch-remote.ts';
import { explainLayer } from '../explain/explain-layer.ts';
import { asApolloGateway } from '../operations/as-apollo-gateway.ts';
import { createEngine, type Engine, type EngineContext, type EngineRequest } from '../operations/create-engine.ts';
import { authorizationLayer, type DecidePolicies } from '../security/authorization.ts';
import { createGuards, type GuardSettings } from '../security/guards.ts';
import type { Settings } from '../settings/table.ts';
import { loadSupergraphAside } from '../supergraph/load-aside.ts';
import type { LoadedSupergraph } from '../supergraph/load-supergraph.ts';
import { SupergraphError } from '../supergraph/supergraph-error.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import { createConnections, type SubgraphConnections } from './connect-subgraphs.ts';
import { apolloOptions, ask, type GraphqlExecutor, type Report } from './graphql-executor.ts';
import type { HealthCheck } from './health.ts';
import { layered } from './pipeline.ts';
import { createLocalContext, type RequestContext } from './request-context.ts';
import { createAsker, createIdentity, type IdentityOf, varyOf } from './request-identity.ts';
import { showsSchema } from './secure-http.ts';
import { serveGraph } from './served-graph.ts';

export interface GatewayExecutorOptions {
  readonly settings: Pick<
    Settings,
    'production' | 'subgraph' | 'http' | 'authorization' | 'authentication' | 'caching'
  > &
    GuardSettings &
    Pick<Settings, 'reload'>;
  readonly supergraph: LoadedSupergraph;
  /** Subgraphs that run in this process; all others are reached over HTTP. */
  readonly embedded: ReadonlyMap<string, Subgraph>;
  /** Decides the policies of `@policy`. @default none holds */
  readonly decidePolicies?: DecidePolicies | undefined;
  /** Filled in on the landing page. */
  readonly exampleOperation?: string;
  /** Told of every fault that clients see only as a code. */
  readonly report: Report;
  readonly telemetry: Telemetry;
  /** Told of what an operator may want to know. */
  note(facts: object, message: string): void;
}

/**
 * The gateway: a supergraph on the engine.
 *
 * @throws SettingsError when a subgraph has no address.
 */
export function createGatewayExecutor(options: GatewayExecutorOptions): GraphqlExecutor {
  const { settings, embedded, exampleOperation, report } = options;
  const guards = createGuards(options);
  const connections = createConnections(options);
  const engineOf = (supergraph: LoadedSupergraph) => {
    const remote = supergraph.subgraphs.filter(({ name }) => !embedded.has(name));
    return createEngine({
      supergraph,
      transports: connections.open(supergraph),
      introspection: showsSchema(settings),
      maxTokens: settings.limits.tokens,
      operationRules: guards.rules,
      // Embedded subgraphs group their reads by themselves, and without ever joining one that was sent.
      // Nor may one who joins miss the headers that subgraphs send.
      shareAnswers:
        embedded.size === 0 && remote.every(({ name }) => settings.subgraph(name).responseHeaders.length === 0),
      onPlanning: options.telemetry.planning,
      onFault: ({ context, ...fault }) => report(fault, (context as RequestContext | undefined)?.requestId),
    });
  };
  const graph = serveGraph(engineOf(options.supergraph));
  const authorization = authorizationLayer({
    mode: settings.authorization.mode,
    decidePolicies: options.decidePolicies,
    report,
  });
  const { caching } = settings;
  const store = caching.responses ? createResponseStore(caching.responseBytes) : undefined;
  const coherence = createCoherence([...embedded.values(), ...remoteFeeds(options.supergraph, options)], store, report);
  const remoteOf = ({ subgraphs }: LoadedSupergraph) => subgraphs.filter(({ name }) => !embedded.has(name));
  const identityFor = (supergraph: LoadedSupergraph) => createIdentity(toldOf(supergraph));
  const toldOf = (supergraph: LoadedSupergraph) => remoteOf(supergraph).map(({ name }) => settings.subgraph(name));
  let identityOf = identityFor(options.supergraph);
  let askerOf = createAsker(toldOf(options.supergraph));
  let vary = varyOf(toldOf(options.supergraph), settings.authentication.cookie);
  options.telemetry.metrics?.observe({ responseCache: store?.counts, operationCache: () => graph.engine().operations });
  const layers = [
    ...(options.telemetry.layer ? [options.telemetry.layer] : []),
    ...guards.layers,
    ...(options.telemetry.noteOperation ? [options.telemetry.noteOperation] : []),
    ...(authorization ? [authorization] : []),
    ...((settings.http.explain ?? !settings.production) ? [explainLayer] : []),
    ...(caching.headers || store
      ? [cachingLayer({ settings: caching, store, coherence, askerOf: (context, shared) => askerOf(context, shared) })]
      : []),
  ];
  let checks = subgraphChecks(options.supergraph, options, connections);
  const handle = layered(layers, graph, (request, context) =>
    graph.use(engine => engine.answer(request, engineContext(context, identityOf), context.accepts)),
  );
  return {
    handle,
    complete: true,
    ...(caching.headers && { cacheHeaders: { vary: () => vary, stale: staleDirectives(caching) } }),
    ...(store &&
      caching.invalidationSecret !== undefined && {
        routes: invalidationRoute({ secret: caching.invalidationSecret, tags: store.tags, drop: coherence.drop }),
      }),
    createServer: plugins =>
      new ApolloServer<RequestContext>({
        gateway: asApolloGateway(graph, (request, context) => ask(handle, request, context as RequestContext)),
        ...apolloOptions(settings, plugins, exampleOperation),
        persistedQueries: false,
        parseOptions: { maxTokens: settings.limits.tokens || undefined },
        // A suggestion in a message may be the name of what is hidden from who asks.
        hideSchemaDetailsFromClientErrors: !showsSchema(settings) || options.supergraph.access.any,
      }),
    checks: () => checks,
    async reload(sdl) {
      const supergraph = await loadSupergraphAside(sdl);
      const engine = engineOf(supergraph);
      await warmUp(engine, graph.engine().operations.mostUsed(settings.reload.warmOperations));
      return {
        serve: async () => {
          identityOf = identityFor(supergraph);
          askerOf = createAsker(toldOf(supergraph));
          vary = varyOf(toldOf(supergraph), settings.authentication.cookie);
          checks = subgraphChecks(supergraph, options, connections);
          coherence.follow(remoteFeeds(supergraph, options));
          await graph.swap(engine);
          await connections.keepOnly(supergraph);
        },
      };
    },
    async close() {
      guards.close();
      await coherence.close();
      await graph.close();
      await connections.close();
    },
  };
}

/** The subgraphs elsewhere, each with its changes where they can be read. */
function remoteFeeds(
  { subgraphs }: LoadedSupergraph,
  { settings, embedded }: GatewayExecutorOptions,
): WatchedSubgraph[] {
  const { changesSecret } = settings.caching;
  if (changesSecret === undefined) return [];
  return subgraphs
    .filter(({ name }) => !embedded.has(name))
    .map(({ name, url }) => ({
      name,
      watchChanges: watcher =>
        watchRemote(new URL(CHANGES_PATH, settings.subgraph(name).url ?? url), changesSecret, watcher),
    }));
}

/**
 * Plans operations ahead.
 * @throws SupergraphError when one cannot be planned; the engine is closed then
 */
async function warmUp(engine: Engine, operations: readonly EngineRequest[]): Promise<void> {
  for (const operation of operations) {
    const prepared = await engine.prepare(operation);
    if (prepared.kind !== 'refused' || !prepared.errors.some(isPlanningFailure)) continue;
    await engine.close();
    throw new SupergraphError('INVALID_SUPERGRAPH', `What is served now cannot be planned on it: ${operation.query}`);
  }
}

const isPlanningFailure = ({ extensions }: GraphQLError) => extensions.code === 'OPERATION_PLANNING_FAILED';

const PROBE = '{ __typename }';

/** Whether the remote subgraphs answer at all. */
function subgraphChecks(
  supergraph: LoadedSupergraph,
  { embedded }: GatewayExecutorOptions,
  connections: SubgraphConnections,
): HealthCheck[] {
  return connections
    .open(supergraph)
    .filter(({ name }) => !embedded.has(name))
    .map(transport => {
      const fetch = transport.prepare({
        text: PROBE,
        document: parse(PROBE),
        operationName: undefined,
        kind: OperationTypeNode.QUERY,
        entities: false,
      });
      return {
        name: `subgraph ${transport.name}`,
        async run() {
          await fetch({}, { context: createLocalContext(undefined), contexts: new Map() });
        },
      };
    });
}

/**
 * Requests of the same identity may share a subgraph request that is under way; none whose answer is to be kept, since
 * that request may have begun before a change that is known already.
 */
function engineContext(context: RequestContext, identityOf: IdentityOf): EngineContext {
  const { headers, access } = context;
  return context.reads ? { context, headers, access } : { context, headers, access, identity: identityOf(context) };
}
