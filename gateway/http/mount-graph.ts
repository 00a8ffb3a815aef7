import type { ApolloServerPlugin } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ExecutionResult } from 'graphql';
import type { Identity } from '../../shared/auth/identity.ts';
import type { TokenVerifier } from '../../shared/auth/token-verifier.ts';
import type { ErrorCode } from '../../shared/errors/catalogue.ts';
import { SettingsError } from '../../shared/settings/setting.ts';
import { createBounds } from '../bounds/bounds.ts';
import { ONE_ANSWER } from '../engine/operations/answer.ts';
import type { CancelSignal } from '../engine/transport/cancel-signal.ts';

import { httpHooks } from '../plugins/http-hooks.ts';
import { identifyByPlugins } from '../plugins/identify.ts';
import { openPlugins, type Plugins } from '../plugins/open-plugins.ts';
import type { Plugin } from '../plugins/plugin.ts';
import { ApolloContext } from '../request/apollo-context.ts';
import type { GraphqlExecutor, Report } from '../request/graphql-executor.ts';
import type { HealthCheck } from '../request/health-check.ts';
import type { GraphqlRequest } from '../request/pipeline.ts';
import { PluginContext } from '../request/plugin-context.ts';
import { refuseStream } from '../request/refusal.ts';
import {
  createLocalContext,
  createRequestContext,
  identifyByToken,
  type RequestContext,
  type RequestFacts,
} from '../request/request-context.ts';
import { withCookieToken } from '../security/cookie-token.ts';
import { withoutPort } from '../security/rate-limits/client-address.ts';
import { checkSettings } from '../settings/check-settings.ts';
import { showsLandingPage } from '../settings/production-defaults.ts';
import type { Settings } from '../settings/table.ts';
import type { EndReason, OpenStreams } from '../subscriptions/open-streams.ts';
import { createTelemetry, type Telemetry } from '../telemetry/telemetry.ts';
import { answerFailure } from './answer-failure.ts';
import { boundBodies, boundDecodedBodies } from './bodies/bound-bodies.ts';
import { createCompressor } from './bodies/compress-response.ts';
import { decodeRequests } from './bodies/decode-request.ts';
import { parseJsonBodies } from './bodies/parse-json.ts';
import { createClientSignals } from './client-signal.ts';
import { boundResponses } from './connections/bound-responses.ts';
import type { IsProxy } from './connections/client-ip.ts';
import { observeOthers } from './connections/observe-others.ts';
import { registerGraphqlRoute } from './graphql-route.ts';
import { registerHealth, type SupergraphState } from './health.ts';
import { createLive, type Live } from './live.ts';
import { registerPluginRequests } from './plugin-requests.ts';
import { secureHttp } from './secure-http.ts';
import { registerUploads } from './uploads/register-uploads.ts';

/** A graph served by a Fastify app. */
export interface MountedGraph {
  /** Executes an operation without HTTP. */
  execute<Data>(
    request: GraphqlRequest,
    caller: { readonly identity: Identity | undefined } & Partial<RequestFacts>,
  ): Promise<ExecutionResult<Data>>;
  /** Ends all open streams, with the reason. */
  endStreams(reason: EndReason): void;
  /**
   * Serves another supergraph once it is ready; if it cannot be served, the error is reported and nothing changes.
   * Resolves when the requests in flight on the previous one have finished.
   */
  reload(sdl: string): Promise<void>;
  /** Reports that a new supergraph could not be read. */
  refuseSupergraph(error: unknown): void;
  /** Starts serving metrics. @throws SettingsError if it cannot listen on their port */
  start(): Promise<void>;
  /** Ends streams, and reports the process as unhealthy from now on. */
  endClients(): Promise<void>;
  /** Closes the executor; no request may be in flight any more. */
  close(): Promise<void>;
}

/** Adds hooks or routes besides GraphQL. */
export type HostFeature = (app: FastifyInstance, execute: MountedGraph['execute']) => void | Promise<void>;

export interface MountOptions {
  readonly settings: Settings;
  readonly verify: TokenVerifier;
  /** Add hooks and routes besides GraphQL, in this order, before those of GraphQL. @default none */
  readonly features?: readonly HostFeature[];
  /** Set up in this order, and stopped with the graph. @default none */
  readonly plugins?: readonly Plugin[];
  /** Checks for readiness, besides those of the executor. @default none */
  readonly checks?: readonly HealthCheck[];
  /**
   * Creates the executor, with functions to report faults that clients see only as a code, and to log messages for
   * operators, with telemetry, and with the plugins if there are any.
   */
  createExecutor(
    report: Report,
    note: (facts: object, message: string) => void,
    telemetry: Telemetry,
    plugins: Plugins | undefined,
  ): GraphqlExecutor | Promise<GraphqlExecutor>;
}

interface MountFacts {
  /** Which proxies are trusted for the client address. */
  readonly isProxy: IsProxy;
  /** Whether the app has other routes: then WebSockets on other paths are left to them. */
  readonly shared: boolean;
  /** Whether the process is shutting down. */
  isStopping(): boolean;
  /** Tells of requests that cannot be read, with their code. @default they are not counted */
  onUnreadable?(listener: (code: ErrorCode) => void): void;
  /** Let Apollo Server drain the app. @default none */
  readonly apolloPlugins?: readonly ApolloServerPlugin[];
}

/**
 * Serves a graph from a Fastify app, or a part of one: GraphQL at /graphql, and its health at /health.
 * @throws SettingsError if settings contradict each other
 */
export async function mountGraph(
  app: FastifyInstance,
  options: MountOptions,
  { isProxy, shared, isStopping, onUnreadable, apolloPlugins = [] }: MountFacts,
): Promise<MountedGraph> {
  const { settings, features = [], checks = [] } = options;
  const problems = checkSettings(settings);
  if (problems.length > 0) throw new SettingsError(problems.join('\n'));
  app.setErrorHandler(answerFailure);
  const bounds = createBounds(settings);
  boundResponses(app, bounds.unread);
  await secureHttp(app, settings);
  parseJsonBodies(app);
  const telemetry = await createTelemetry(settings, app.log);
  const { executor, plugins } = await openExecutor(app, options, telemetry);
  const server = executor.createServer([...apolloPlugins]);
  await server.start();
  const allChecks = () => [...checks, ...(executor.checks?.() ?? [])];
  const supergraph = followSupergraph(app, executor);
  registerHealth(app, { settings, checks: allChecks, supergraph: supergraph.state, isStopping });
  const { cookie } = settings.authentication;
  const byToken = identifyByToken(options.verify);
  const identify = plugins ? identifyByPlugins(plugins, byToken) : byToken;
  // An HTTP request or WebSocket may have several operations, each with its own context.
  const contextOf = (facts: RequestFacts) =>
    createRequestContext(
      identify,
      plugins ? { ...facts, pluginContext: facts.pluginContext?.fork() ?? new PluginContext() } : facts,
    );
  // The gateway of a subgraph is near, and the network costs less than compression.
  const compresses = settings.compression.enabled ?? executor.complete;
  const runHooks = plugins && httpHooks(plugins);
  if (runHooks) registerPluginRequests(app, runHooks);
  const signalOf = createClientSignals();
  observeOthers(app, { observe: telemetry.observeOther, limit: executor.limitOther, onUnreadable });
  const contextOfRequest = (request: FastifyRequest, accepts = ONE_ANSWER) =>
    contextOf({
      ...factsOf(request, accepts, cookie, signalOf(request.socket)),
      pluginContext: request.pluginContext,
      ...(request.uploads && { hasFiles: true }),
    });
  const createContext = (request: FastifyRequest, accepts = ONE_ANSWER) => {
    const made = contextOfRequest(request, accepts);
    const known = (context: RequestContext) => {
      request.isOperation = true;
      return context;
    };
    return made instanceof Promise ? made.then(known) : known(made);
  };
  const { handle } = executor;
  const execute: MountedGraph['execute'] = async <Data>(
    request: GraphqlRequest,
    { identity, ...facts }: Parameters<MountedGraph['execute']>[1],
  ) =>
    JSON.parse(refuseStream(await handle(request, createLocalContext(identity, facts))).text) as ExecutionResult<Data>;
  for (const feature of features) await feature(app, execute);
  executor.routes?.(app);
  const live = createLive(app, { settings, handle, createContext, contextOf, isProxy, shared, runHooks, bounds });
  observeLive(telemetry, live, allChecks);
  boundBodies(app, bounds.bodies);
  decodeRequests(app);
  boundDecodedBodies(app, bounds.bodies);
  registerUploads(app, settings);
  registerGraphqlRoute(app, {
    settings,
    bounds,
    createContext,
    handle,
    streams: live.streams,
    complete: executor.complete,
    cacheHeaders: executor.cacheHeaders,
    compressor: compresses ? createCompressor(settings.compression) : undefined,
    batch: settings.limits.batch,
    page: showsLandingPage(settings),
    csrfHeaders: settings.http.csrfHeaders.map(name => name.toLowerCase()),
    others: fastifyApolloHandler(server, {
      context: async request => new ApolloContext(await contextOfRequest(request)),
    }) as (request: FastifyRequest, reply: FastifyReply) => unknown,
  });
  const graph: MountedGraph = {
    execute,
    endStreams: live.streams.endAll,
    reload: sdl => supergraph.reload(sdl, live.streams),
    refuseSupergraph: supergraph.refuseSupergraph,
    start: () => telemetry.listen(),
    async endClients() {
      await live.close();
      await server.stop();
    },
    async close() {
      await executor.close();
      await plugins?.stop();
      await telemetry.close();
    },
  };
  return plugins ? started(graph, plugins) : graph;
}

/** Sets up the plugins, then creates the executor. */
async function openExecutor(
  { log }: FastifyInstance,
  { settings, plugins: given = [], createExecutor }: MountOptions,
  telemetry: Telemetry,
): Promise<{ readonly executor: GraphqlExecutor; readonly plugins: Plugins | undefined }> {
  const report: Report = (error, requestId) => log.error({ err: error, reqId: requestId });
  const note = (facts: object, message: string) => log.warn(facts, message);
  if (given.length === 0)
    return { executor: await createExecutor(report, note, telemetry, undefined), plugins: undefined };
  const plugins = await openPlugins(given, { log, report, production: settings.production });
  try {
    return { executor: await createExecutor(report, note, telemetry, plugins), plugins };
  } catch (error) {
    await plugins.stop();
    throw error;
  }
}

/** Runs `onStart`. @throws PluginError if a plugin throws; then everything is closed */
async function started(graph: MountedGraph, plugins: Plugins): Promise<MountedGraph> {
  try {
    await plugins.start();
    return graph;
  } catch (error) {
    await graph.endClients();
    await graph.close();
    throw error;
  }
}

function observeLive(telemetry: Telemetry, live: Live, checks: () => readonly HealthCheck[]): void {
  telemetry.metrics?.observe({
    subscriptions: () => live.streams.size,
    connections: () =>
      checks().flatMap(({ name, connections }) => {
        const counts = connections?.();
        return counts ? [[name, counts] as const] : [];
      }),
  });
}

/** Tracks the state of the served supergraph, and reloads it. */
function followSupergraph({ log }: FastifyInstance, executor: GraphqlExecutor) {
  let served: SupergraphState | undefined = executor.reload && { loadedAt: new Date(), refused: false };
  const refuseSupergraph = (error: unknown) => {
    log.error({ err: error }, 'The new supergraph was rejected; the previous one stays in service');
    if (served) served = { ...served, refused: true };
  };
  const reload = async (sdl: string, streams: Pick<OpenStreams, 'endAll'>) => {
    try {
      if (!executor.reload) throw new TypeError('This host does not support reloading the schema');
      const next = await executor.reload(sdl);
      const finished = next.serve();
      served = { loadedAt: new Date(), refused: false };
      log.info('The new supergraph is in service');
      streams.endAll('SUBSCRIPTION_SCHEMA_RELOAD');
      await finished;
    } catch (error) {
      refuseSupergraph(error);
    }
  };
  return { state: () => served, reload, refuseSupergraph };
}

function factsOf(
  { method, headers, id, ip }: FastifyRequest,
  accepts: RequestFacts['accepts'],
  cookie: string | undefined,
  signal: CancelSignal,
): RequestFacts {
  return {
    headers: withCookieToken(headers, cookie),
    requestId: id,
    ip: withoutPort(ip),
    transport: 'http',
    accepts,
    readOnly: method !== 'POST',
    signal,
  };
}
