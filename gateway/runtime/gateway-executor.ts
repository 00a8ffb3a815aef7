import { ApolloServer } from '@apollo/server';
import { OperationTypeNode, parse } from 'graphql';
import type { Subgraph } from '../../shared/graphql/subgraph.ts';
import { staleDirectives } from '../caching/answer-headers.ts';
import { type Caches, createCaches } from '../caching/caches.ts';
import { CHANGES_PATH } from '../caching/change-stream-route.ts';
import type { WatchedSubgraph } from '../caching/invalidator.ts';
import { watchRemote } from '../caching/watch-remote.ts';
import { createEngine } from '../engine/operations/create-engine.ts';
import type { Engine, EngineContext, EngineOptions } from '../engine/operations/engine.ts';
import { loadSupergraphInBackground } from '../engine/planning/process/load-in-background.ts';
import { createPlanningProcess } from '../engine/planning/process/planning-process.ts';
import type { LoadedSupergraph } from '../engine/supergraph/load-supergraph.ts';
import type { SubgraphTransport } from '../engine/transport/transport.ts';
import { explainLayer } from '../explain/explain-layer.ts';
import type { GraphqlExecutor, Report } from '../request/graphql-executor.ts';
import type { HealthCheck } from '../request/health-check.ts';
import { layered } from '../request/pipeline.ts';
import { createLocalContext, type RequestContext } from '../request/request-context.ts';
import { authorizationLayer, type DecidePolicies } from '../security/authorization.ts';
import { createGuards, type GuardSettings } from '../security/guards.ts';
import { showsSchema } from '../settings/production-defaults.ts';
import type { Settings } from '../settings/table.ts';
import { resumptionLayer } from '../subscriptions/resumption.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import { apolloOptions, ask } from './apollo-server.ts';
import { asApolloGateway } from './as-apollo-gateway.ts';
import { createConnections, type SubgraphConnections } from './connect-subgraphs.ts';
import { createCallerKey, createIdentity, type IdentityOf, varyOf } from './request-identity.ts';
import { serveGraph } from './served-graph.ts';
import { warmUp } from './warm-up.ts';

export interface GatewayExecutorOptions {
  readonly settings: Pick<
    Settings,
    'production' | 'subgraph' | 'http' | 'authorization' | 'authentication' | 'caching' | 'subscriptions'
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
  const remoteOf = ({ subgraphs }: LoadedSupergraph) => subgraphs.filter(({ name }) => !embedded.has(name));
  const toldOf = (supergraph: LoadedSupergraph) => remoteOf(supergraph).map(({ name }) => settings.subgraph(name));
  let callerKeyOf = createCallerKey(toldOf(options.supergraph));
  const caches = createCaches({
    settings: settings.caching,
    redis: settings.redis,
    subgraphs: [...embedded.values(), ...remoteFeeds(options.supergraph, options)],
    callerKeyOf: (context, shared) => callerKeyOf(context, shared),
    onError: report,
  });
  const { invalidator, cacheEntities } = caches;
  const planning = createPlanningProcess();
  const engineOf = (supergraph: LoadedSupergraph) =>
    openEngine(options, {
      supergraph,
      planning,
      transports: withEntityCache(connections.open(supergraph), supergraph, cacheEntities),
      operationRules: guards.rules,
      // Embedded subgraphs group their reads by themselves, and without ever joining one that was sent.
      // Nor may one who joins miss the headers that subgraphs send.
      shareAnswers:
        embedded.size === 0 && toldOf(supergraph).every(({ responseHeaders }) => responseHeaders.length === 0),
    });
  const graph = serveGraph(engineOf(options.supergraph));
  const authorization = authorizationLayer({
    mode: settings.authorization.mode,
    decidePolicies: options.decidePolicies,
    report,
  });
  const identityFor = (supergraph: LoadedSupergraph) => createIdentity(toldOf(supergraph));
  let identityOf = identityFor(options.supergraph);
  let vary = varyOf(toldOf(options.supergraph), settings.authentication.cookie);
  options.telemetry.metrics?.observe({ ...caches.counts, operationCache: () => graph.engine().operations });
  const layers = [
    ...(options.telemetry.layer ? [options.telemetry.layer] : []),
    ...guards.layers,
    ...(options.telemetry.noteOperation ? [options.telemetry.noteOperation] : []),
    ...(authorization ? [authorization] : []),
    ...((settings.http.explain ?? !settings.production) ? [explainLayer] : []),
    ...caches.layers,
  ];
  let checks = subgraphChecks(options.supergraph, options, connections);
  const handle = layered([...layers, resumptionLayer(settings)], graph, (request, context) =>
    graph.use(engine => engine.answer(request, engineContext(context, identityOf), context.accepts)),
  );
  return {
    handle,
    complete: true,
    ...(settings.caching.headers && { cacheHeaders: { vary: () => vary, stale: staleDirectives(settings.caching) } }),
    ...(caches.routes && { routes: caches.routes }),
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
      const supergraph = await loadSupergraphInBackground(sdl, planning);
      const engine = engineOf(supergraph);
      await warmUp(engine, graph.engine().operations.mostUsed(settings.reload.warmOperations));
      return {
        serve: async () => {
          identityOf = identityFor(supergraph);
          callerKeyOf = createCallerKey(toldOf(supergraph));
          vary = varyOf(toldOf(supergraph), settings.authentication.cookie);
          checks = subgraphChecks(supergraph, options, connections);
          invalidator.follow(remoteFeeds(supergraph, options));
          const drained = graph.swap(engine);
          // What was kept under the old one is of another schema.
          invalidator.drop(supergraph.subgraphs.map(({ name }) => name));
          await drained;
          await connections.keepOnly(supergraph);
        },
      };
    },
    async close() {
      guards.close();
      await caches.close();
      await graph.close();
      await planning.close();
      await connections.close();
    },
  };
}

function openEngine(
  { settings, telemetry, report }: GatewayExecutorOptions,
  options: Omit<EngineOptions, 'introspection' | 'maxTokens' | 'onPlanning' | 'onFault'>,
): Engine {
  return createEngine({
    ...options,
    introspection: showsSchema(settings),
    maxTokens: settings.limits.tokens,
    onPlanning: telemetry.planning,
    onFault: ({ context, ...fault }) => report(fault, (context as RequestContext | undefined)?.requestId),
  });
}

function withEntityCache(
  transports: readonly SubgraphTransport[],
  supergraph: LoadedSupergraph,
  keep: Caches['cacheEntities'],
): readonly SubgraphTransport[] {
  if (!keep) return transports;
  const facts = { ...supergraph, queryType: supergraph.schema.getQueryType()!.name };
  return transports.map(transport => keep(transport, facts));
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
        connections: () => transport.connections?.(),
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
  const { headers, access, resume, signal } = context;
  // Others may wait for it too, or ask for it later.
  if (context.reads) return { context, headers, access };
  const identity = identityOf(context);
  return resume
    ? { context, headers, access, identity, resumeAfter: resume.after }
    : { context, headers, access, identity, signal };
}
