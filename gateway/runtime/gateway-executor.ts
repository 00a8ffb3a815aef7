import { ApolloServer } from '@apollo/server';
import { OperationTypeNode, parse } from 'graphql';
import type { Subgraph } from '../../shared/graphql/subgraph.ts';
import { staleDirectives } from '../caching/answer-headers.ts';
import { type Caches, createCaches } from '../caching/caches.ts';
import type { WatchedSubgraph } from '../caching/invalidator.ts';
import { watchRemote } from '../caching/watch-remote.ts';
import { refusedWith } from '../engine/operations/answer.ts';
import { asApolloGateway } from '../engine/operations/as-apollo-gateway.ts';
import { createEngine } from '../engine/operations/create-engine.ts';
import type { Engine, EngineContext, EngineOptions } from '../engine/operations/engine.ts';
import { loadSupergraphInBackground } from '../engine/planning/process/load-in-background.ts';
import { createPlanningProcess } from '../engine/planning/process/planning-process.ts';
import type { LoadedSupergraph } from '../engine/supergraph/load-supergraph.ts';
import type { SubgraphTransport } from '../engine/transport/transport.ts';
import { explainLayer } from '../explain/explain-layer.ts';
import type { Plugins } from '../plugins/open-plugins.ts';
import { hasSubgraphHooks, pluginLayers, variesByPlugins, withPluginKeys } from '../plugins/plugin-layers.ts';
import type { ApolloContext } from '../request/apollo-context.ts';
import type { Vary } from '../request/cache-policy.ts';
import { createFaultLayer } from '../request/fault-layer.ts';
import { type GatewayAnswered, onAnswer, withFacts } from '../request/gateway-answer.ts';
import type { GraphqlExecutor, Report } from '../request/graphql-executor.ts';
import type { HealthCheck } from '../request/health-check.ts';
import { CHANGES_PATH } from '../request/paths.ts';
import {
  type GraphqlRequest,
  type Handle,
  layered,
  type OperationRequest,
  type ReadRequest,
} from '../request/pipeline.ts';
import { createLocalContext, RequestContext } from '../request/request-context.ts';
import { createAuthorizationLayer, type DecidePolicies } from '../security/authorization.ts';
import { createGuards, type GuardSettings, type Guards } from '../security/guards.ts';
import { showsSchema, suggestsNames } from '../settings/production-defaults.ts';
import type { Settings } from '../settings/table.ts';
import { createResumptionLayer } from '../subscriptions/resumption.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import { apolloOptions, executeForApollo } from './apollo-server.ts';
import { createConnections, type SubgraphConnections } from './connect-subgraphs.ts';
import { type CallerKeyOf, createCallerKey, createIdentity, type IdentityOf, varyOf } from './request-identity.ts';
import { type ServedGraph, serveGraph } from './served-graph.ts';
import { warmUp } from './warm-up.ts';

export interface GatewayExecutorOptions {
  readonly settings: Pick<
    Settings,
    'production' | 'subgraph' | 'http' | 'authorization' | 'authentication' | 'caching' | 'subscriptions'
  > &
    GuardSettings &
    Pick<Settings, 'reload'>;
  readonly supergraph: LoadedSupergraph;
  /** Embedded subgraphs; all others are remote. */
  readonly embedded: ReadonlyMap<string, Subgraph>;
  /** Decides the policies of `@policy`. @default no policy is granted */
  readonly decidePolicies?: DecidePolicies | undefined;
  /** Operation shown on the landing page. */
  readonly exampleOperation?: string;
  /** @default there are none */
  readonly plugins?: Plugins | undefined;
  /** Receives faults that clients see only as a code. */
  readonly report: Report;
  readonly telemetry: Telemetry;
  /** Logs a message for operators. */
  note(facts: object, message: string): void;
}

/**
 * Creates the gateway's executor: a supergraph on the engine.
 *
 * @throws SettingsError if a subgraph has no URL
 */
export function createGatewayExecutor(options: GatewayExecutorOptions): GraphqlExecutor {
  const { settings, embedded, exampleOperation, plugins, report } = options;
  const connections = createConnections(options);
  const planning = createPlanningProcess();
  const caches = createCaches({
    settings: settings.caching,
    redis: settings.redis,
    subgraphs: [...embedded.values(), ...remoteFeeds(options.supergraph, options)],
    callerKeyOf: withPluginKeys(plugins, settings.caching, (context, shared) => served.callerKeyOf(context, shared)),
    onError: report,
  });
  const { invalidator } = caches;
  const serve = (supergraph: LoadedSupergraph): Served => {
    const remote = supergraph.subgraphs.filter(({ name }) => !embedded.has(name));
    const remoteSettings = remote.map(({ name }) => settings.subgraph(name));
    const passesHeaders = remoteSettings.some(({ responseHeaders }) => responseHeaders.length > 0);
    return {
      engine: openEngine(options, {
        supergraph,
        planning,
        transports: withEntityCache(connections.open(supergraph), supergraph, caches.cacheEntities),
        operationRules: guards.rules,
        // Embedded subgraphs batch their reads, and never join a read in flight. A joined request would also miss response
        // headers of subgraphs, and the plugin hooks of its own request.
        shareAnswers: embedded.size === 0 && !passesHeaders && !hasSubgraphHooks(plugins),
      }),
      identityOf: createIdentity(remoteSettings),
      callerKeyOf: createCallerKey(remoteSettings),
      vary: variesByPlugins(plugins) ? undefined : varyOf(remoteSettings, settings.authentication.cookie),
      passesHeaders,
      checks: subgraphChecks(supergraph, options, connections),
    };
  };
  const guards = createGuards({
    ...options,
    isReadable: request => served.engine.read(request).kind === 'prepared',
  });
  let served = serve(options.supergraph);
  const graph = serveGraph(served.engine);
  options.telemetry.metrics?.observe({ ...caches.counts, operationCache: () => graph.engine().operations });
  const handle = pipelineOf(options, guards, caches, graph, () => served);
  return {
    handle,
    complete: true,
    ...(settings.caching.headers && {
      cacheHeaders: { vary: () => served.vary, stale: staleDirectives(settings.caching) },
    }),
    ...(guards.limitOther && { limitOther: guards.limitOther }),
    ...(caches.routes && { routes: caches.routes }),
    createServer: apolloPlugins =>
      new ApolloServer<ApolloContext>({
        gateway: asApolloGateway(graph, (request, context) => executeForApollo(handle, request, context)),
        ...apolloOptions(settings, apolloPlugins, exampleOperation),
        persistedQueries: false,
        parseOptions: { maxTokens: settings.limits.tokens || undefined },
        hideSchemaDetailsFromClientErrors: !suggestsNames(settings, options.supergraph.access.any),
      }),
    checks: () => served.checks,
    async reload(sdl) {
      const supergraph = await loadSupergraphInBackground(sdl, planning);
      await plugins?.changeSupergraph('reload', supergraph);
      const next = serve(supergraph);
      await warmUp(next.engine, graph.engine().operations.mostUsed(settings.reload.warmOperations));
      return {
        serve: async () => {
          served = next;
          invalidator.follow(remoteFeeds(supergraph, options));
          const drained = graph.swap(next.engine);
          // Entries of the previous supergraph belong to another schema.
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

/** Everything that belongs to one supergraph; replaced as a whole on reload. */
interface Served {
  readonly engine: Engine;
  readonly identityOf: IdentityOf;
  readonly callerKeyOf: CallerKeyOf;
  readonly vary: Vary;
  /** Whether subgraph headers are passed to clients. */
  readonly passesHeaders: boolean;
  readonly checks: readonly HealthCheck[];
}

/** Composes the request pipeline: facts are computed once and passed on. */
function pipelineOf(
  { settings, telemetry, decidePolicies, plugins, report }: GatewayExecutorOptions,
  guards: Guards,
  caches: Caches,
  graph: ServedGraph,
  served: () => Served,
): Handle {
  const authorization = createAuthorizationLayer({ ...settings.authorization, decidePolicies, report });
  const { outermost, operation, innermost } = pluginLayers(plugins);
  const run = layered<OperationRequest>(
    [
      ...operation,
      ...guards.operationLayers,
      ...(telemetry.operationNameLayer ? [telemetry.operationNameLayer] : []),
      ...(authorization ? [authorization] : []),
      ...((settings.http.explain ?? !settings.production) ? [explainLayer] : []),
      ...caches.layers,
      createResumptionLayer(settings),
      ...innermost,
    ],
    (request, context) => runOn(request, context, served()),
  );
  const judge = layered<ReadRequest>(guards.readLayers, (request, context) =>
    request.operation.kind === 'refused'
      ? refusedWith(request.operation.errors)
      : run({ ...request, operation: request.operation }, context),
  );
  return layered<GraphqlRequest>(
    [...(telemetry.layer ? [telemetry.layer] : []), createFaultLayer(report), ...outermost, ...guards.requestLayers],
    (request, context) => graph.use(engine => judge({ ...request, operation: engine.read(request), engine }, context)),
  );
}

function runOn(
  { operation, engine, variables }: OperationRequest,
  context: RequestContext,
  { identityOf, passesHeaders }: Served,
): GatewayAnswered | Promise<GatewayAnswered> {
  if (!passesHeaders) return engine.run(operation, variables, engineContext(context, identityOf), context.accepts);
  const headers: Record<string, string> = {};
  const passing = context.with({ responseHeaders: headers });
  return onAnswer(engine.run(operation, variables, engineContext(passing, identityOf), context.accepts), answered =>
    withFacts(answered, { headers }),
  );
}

function openEngine(
  { settings, telemetry, report }: GatewayExecutorOptions,
  options: Omit<
    EngineOptions,
    'introspection' | 'suggestions' | 'denialCodes' | 'maxTokens' | 'onPlanning' | 'onFault'
  >,
): Engine {
  return createEngine({
    ...options,
    introspection: showsSchema(settings),
    suggestions: suggestsNames(settings, options.supergraph.access.any),
    denialCodes: settings.authorization.codes,
    maxTokens: settings.limits.tokens,
    onPlanning: telemetry.planning,
    onFault: ({ context, ...fault }) =>
      report(fault, context instanceof RequestContext ? context.requestId : undefined),
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

/** The remote subgraphs, with their change streams if enabled. */
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

/** Health checks of the remote subgraphs. */
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
 * Requests of the same identity may share a subgraph request in flight (single flight). Except if the response is to be
 * cached: a request in flight may have started before a change that is already known.
 */
function engineContext(context: RequestContext, identityOf: IdentityOf): EngineContext {
  const { headers, access, resume, signal, hasFiles } = context;
  const scope = { context, headers, access, inTurns: context.transport !== 'local' };
  if (hasFiles) return { ...scope, signal, hasFiles };
  // Other requests may wait for it too, and it is cached.
  if (context.reads) return scope;
  const identity = identityOf(context);
  return resume ? { ...scope, identity, resumeAfter: resume.after } : { ...scope, identity, signal };
}
