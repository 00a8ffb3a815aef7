import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import type { ExecutionResult } from 'graphql';
import type { Identity } from '../../shared/auth/identity.ts';
import type { TokenVerifier } from '../../shared/auth/token-verifier.ts';
import { SettingsError } from '../../shared/settings/setting.ts';
import { ONE_ANSWER } from '../engine/operations/answer.ts';
import type { CancelSignal } from '../engine/transport/cancel-signal.ts';
import { ApolloContext } from '../request/apollo-context.ts';
import type { GraphqlExecutor, Report } from '../request/graphql-executor.ts';
import type { HealthCheck } from '../request/health-check.ts';
import type { GraphqlRequest } from '../request/pipeline.ts';
import { refuseStream } from '../request/refusal.ts';
import { createLocalContext, createRequestContext, type RequestFacts } from '../request/request-context.ts';
import { withCookieToken } from '../security/cookie-token.ts';
import type { Settings } from '../settings/table.ts';
import type { EndReason, OpenStreams } from '../subscriptions/open-streams.ts';
import { createTelemetry, type Telemetry } from '../telemetry/telemetry.ts';
import { answerFailure } from './answer-failure.ts';
import { type IsProxy, trustedProxies, withoutPort } from './client-ip.ts';
import { createClientSignals } from './client-signal.ts';
import { registerGraphqlRoute } from './graphql-route.ts';
import { registerHealth, type SupergraphState } from './health.ts';
import { createLive } from './live.ts';
import { requestIdOf } from './request-id.ts';
import { secureHttp } from './secure-http.ts';

/** A GraphQL server that can be asked in this process and, once it listens, over HTTP. */
export interface Host {
  /** Answers one operation without HTTP. */
  execute<Data>(
    request: GraphqlRequest,
    who: { readonly identity: Identity | undefined } & Partial<RequestFacts>,
  ): Promise<ExecutionResult<Data>>;
  /**
   * Answers GraphQL at /graphql and its health at /health.
   *
   * @returns where GraphQL is answered, for example `http://localhost:4000/graphql`
   * @throws SettingsError when the port or address cannot be listened on.
   */
  listen(): Promise<string>;
  /** Ends the streams that clients have open; each is told why. */
  endStreams(reason: EndReason): void;
  /**
   * Serves another supergraph once it is ready; one that cannot be served is reported, and nothing changes. Resolves
   * when what was under way on the one before has finished.
   */
  reload(sdl: string): Promise<void>;
  /** Reports that there is no new supergraph to be had. */
  refuseSupergraph(error: unknown): void;
  /** Finishes the requests under way, ends streams, refuses new ones, and stops. */
  close(): Promise<void>;
}

/** A feature of the host: hooks, or routes beside GraphQL. */
export type HostPlugin = (app: FastifyInstance, execute: Host['execute']) => void | Promise<void>;

export interface HostOptions {
  readonly settings: Pick<
    Settings,
    'server' | 'limits' | 'http' | 'subscriptions' | 'authentication' | 'lifecycle' | 'production' | 'telemetry'
  >;
  readonly verify: TokenVerifier;
  /** Add hooks and routes beside GraphQL, in this order, before GraphQL's. @default none */
  readonly plugins?: readonly HostPlugin[];
  /** What has to be there before requests are answered, besides what the executor needs. @default nothing */
  readonly checks?: readonly HealthCheck[];
  /**
   * Makes what answers; it is told where to report faults that clients see only as a code, where to note what an
   * operator may want to know, and what to tell of requests.
   */
  createExecutor(report: Report, note: (facts: object, message: string) => void, telemetry: Telemetry): GraphqlExecutor;
}

/** While closing, connections that have become idle are closed this often. */
const IDLE_SWEEP_MS = 20;

/** @returns a host that has loaded its graph and does not listen yet. */
export async function createHost({
  settings,
  verify,
  plugins = [],
  checks = [],
  createExecutor,
}: HostOptions): Promise<Host> {
  const isProxy = readProxies(settings.http);
  const app = createApp(settings, isProxy);
  app.setErrorHandler(answerFailure);
  await secureHttp(app, settings);
  const silent = trackSilent(app.server);
  const telemetry = await createTelemetry(settings, app.log);
  const executor = createExecutor(
    (error, requestId) => app.log.error({ err: error, reqId: requestId }),
    (facts, message) => app.log.warn(facts, message),
    telemetry,
  );
  const server = executor.createServer([fastifyApolloDrainPlugin(app)]);
  await server.start();
  let closing = false;
  const allChecks = () => [...checks, ...(executor.checks?.() ?? [])];
  const supergraph = followSupergraph(app, executor);
  registerHealth(app, {
    settings,
    checks: allChecks,
    supergraph: supergraph.state,
    isStopping: () => closing,
  });
  const { cookie } = settings.authentication;
  const signalOf = createClientSignals();
  const createContext = (request: FastifyRequest, accepts = ONE_ANSWER) =>
    createRequestContext(verify, factsOf(request, accepts, cookie, signalOf(request.socket)));
  const execute: Host['execute'] = async <Data>(
    request: GraphqlRequest,
    { identity, ...facts }: Parameters<Host['execute']>[1],
  ) =>
    JSON.parse(
      refuseStream(await executor.handle(request, createLocalContext(identity, facts))).text,
    ) as ExecutionResult<Data>;
  for (const plugin of plugins) await plugin(app, execute);
  executor.routes?.(app);
  const { handle } = executor;
  const live = createLive(app, { settings, handle, createContext, verify, isProxy });
  telemetry.metrics?.observe({
    subscriptions: () => live.streams.size,
    connections: () =>
      allChecks().flatMap(({ name, connections }) => {
        const counts = connections?.();
        return counts ? [[name, counts] as const] : [];
      }),
  });
  registerGraphqlRoute(app, {
    settings,
    createContext,
    handle,
    streams: live.streams,
    complete: executor.complete,
    cacheHeaders: executor.cacheHeaders,
    batch: settings.limits.batch,
    csrfHeaders: settings.http.csrfHeaders.map(name => name.toLowerCase()),
    others: fastifyApolloHandler(server, {
      context: async request => new ApolloContext(await createContext(request)),
    }) as (request: FastifyRequest, reply: FastifyReply) => unknown,
  });
  return {
    execute,
    async listen() {
      await telemetry.listen();
      await listen(app, settings.server);
      const { host } = settings.server;
      const { port } = app.server.address() as AddressInfo;
      return `http://${host.includes(':') ? `[${host}]` : host}:${port}/graphql`;
    },
    endStreams: live.streams.endAll,
    reload: sdl => supergraph.reload(sdl, live.streams),
    refuseSupergraph: supergraph.refuseSupergraph,
    async close() {
      closing = true;
      await sleep(settings.lifecycle.drainDelay);
      // A connection whose request was under way is kept alive after its answer; it would hold up the end.
      const sweep = setInterval(() => {
        app.server.closeIdleConnections();
        for (const socket of silent) socket.destroy();
      }, IDLE_SWEEP_MS);
      try {
        await live.close();
        await server.stop();
        await app.close();
      } finally {
        clearInterval(sweep);
      }
      await executor.close();
      await telemetry.close();
    },
  };
}

/** What is known of the supergraph that is served, and its change for another. */
function followSupergraph({ log }: FastifyInstance, executor: GraphqlExecutor) {
  let served: SupergraphState | undefined = executor.reload && { loadedAt: new Date(), refused: false };
  const refuseSupergraph = (error: unknown) => {
    log.error({ err: error }, 'A new supergraph is refused; the one before goes on serving');
    if (served) served = { ...served, refused: true };
  };
  const reload = async (sdl: string, streams: Pick<OpenStreams, 'endAll'>) => {
    try {
      if (!executor.reload) throw new TypeError('This host serves one schema for good');
      const next = await executor.reload(sdl);
      const finished = next.serve();
      served = { loadedAt: new Date(), refused: false };
      log.info('A new supergraph is served');
      streams.endAll('SUBSCRIPTION_SCHEMA_RELOAD');
      await finished;
    } catch (error) {
      refuseSupergraph(error);
    }
  };
  return { state: () => served, reload, refuseSupergraph };
}

/** Connections over which no request has come yet. Node does not count them as idle, and would wait for them. */
function trackSilent(server: Server): ReadonlySet<Socket> {
  const silent = new Set<Socket>();
  server.on('connection', socket => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  for (const event of ['request', 'upgrade'] as const) server.on(event, ({ socket }) => silent.delete(socket));
  return silent;
}

function createApp({ server, limits, http }: HostOptions['settings'], isProxy: IsProxy): FastifyInstance {
  return Fastify({
    logger: { level: server.logLevel },
    bodyLimit: limits.body,
    trustProxy: http.trustProxy.length > 0 && isProxy,
    forceCloseConnections: 'idle',
    // One line a request is written where its operation is known.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestIdOf,
    requestIdHeader: false,
  });
}

/** @throws SettingsError */
function readProxies({ trustProxy }: Settings['http']): IsProxy {
  try {
    return trustedProxies(trustProxy);
  } catch (error) {
    throw new SettingsError(`HTTP_TRUST_PROXY: ${(error as Error).message}`);
  }
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

async function listen(app: FastifyInstance, { host, port }: Settings['server']): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new SettingsError(`PORT: ${port} is in use on ${host}; set PORT to another port, or 0 for a free one`);
    }
    if (code === 'EACCES') throw new SettingsError(`PORT: ${port} is not allowed for this user; set PORT above 1023`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new SettingsError(`HOST: ${JSON.stringify(host)} is not an address of this machine`);
    }
    throw error;
  }
}
