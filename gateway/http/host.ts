import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import Fastify, { type FastifyInstance, type InjectOptions, LogController } from 'fastify';
import { SettingsError } from '../../shared/settings/setting.ts';
import { GRAPHQL_PATH } from '../request/paths.ts';
import { listenProblem } from '../settings/listen-problem.ts';
import type { Settings } from '../settings/table.ts';
import { type IsProxy, trustedProxies } from './connections/client-ip.ts';
import { createServers, type Servers } from './connections/servers.ts';
import { type MountedGraph, type MountOptions, mountGraph } from './mount-graph.ts';
import { requestIdOf } from './request-id.ts';

/** A GraphQL server that can be called in this process and, once it listens, over HTTP. */
export interface Host extends Pick<MountedGraph, 'execute' | 'endStreams' | 'reload' | 'refuseSupergraph'> {
  /**
   * Serves GraphQL at /graphql and its health at /health.
   *
   * @returns the URL of GraphQL, for example `http://localhost:4000/graphql`
   * @throws SettingsError if it cannot listen on the port or address
   */
  listen(): Promise<string>;
  /** Serves connections that another process accepts. @returns a function that takes one */
  serve(): Promise<(socket: Socket) => void>;
  /** Handles an HTTP request without a socket. */
  inject(request: InjectOptions): Promise<InjectedResponse>;
  /** Finishes requests in flight, ends streams, refuses new requests, and stops. */
  close(): Promise<void>;
}

/** The response to an injected request. */
export interface InjectedResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, number | string | string[] | undefined>>;
  readonly body: string;
}

/** Interval for closing idle connections during shutdown. */
const IDLE_SWEEP_MS = 20;

/** @returns a host that has loaded its graph and does not listen yet */
export async function createHost(options: MountOptions): Promise<Host> {
  const { settings } = options;
  const isProxy = readProxies(settings.http);
  const servers = createServers(settings.connections, isProxy);
  const app = createApp(settings, isProxy, servers);
  let stopping = false;
  const graph = await mountGraph(app, options, {
    isProxy,
    shared: false,
    isStopping: () => stopping,
    onUnreadable: servers.onUnreadable,
    apolloPlugins: [fastifyApolloDrainPlugin(app)],
  });
  const { execute, endStreams, reload, refuseSupergraph } = graph;
  return {
    execute,
    endStreams,
    reload,
    refuseSupergraph,
    async listen() {
      await graph.start();
      await listen(app, settings.server);
      await servers.listenElsewhere(settings.server.host);
      const { host } = settings.server;
      const { port } = app.server.address() as AddressInfo;
      return `http://${host.includes(':') ? `[${host}]` : host}:${port}${GRAPHQL_PATH}`;
    },
    async serve() {
      await graph.start();
      await app.ready();
      return servers.adopt;
    },
    async inject(request) {
      const { statusCode, headers, body } = await app.inject(request);
      return { statusCode, headers, body };
    },
    async close() {
      stopping = true;
      await sleep(settings.lifecycle.drainDelay);
      // A keep-alive connection stays open after its last response, and would delay the shutdown.
      const sweep = setInterval(servers.closeIdle, IDLE_SWEEP_MS);
      try {
        await graph.endClients();
        await app.close();
        // Those of another process are none that the app waits for.
        while (servers.open > 0) await sleep(IDLE_SWEEP_MS);
      } finally {
        clearInterval(sweep);
      }
      await graph.close();
    },
  };
}

function createApp(
  { server, limits, http }: MountOptions['settings'],
  isProxy: IsProxy,
  servers: Servers,
): FastifyInstance {
  return Fastify({
    serverFactory: servers.create,
    clientErrorHandler: servers.refuseUnreadable,
    logger: { level: server.logLevel },
    bodyLimit: limits.body,
    trustProxy: http.trustProxy.length > 0 && isProxy,
    forceCloseConnections: 'idle',
    // Requests are logged by telemetry, when the operation is known.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestIdOf,
    requestIdHeader: false,
  });
}

/** @throws SettingsError */
export function readProxies({ trustProxy }: Settings['http']): IsProxy {
  try {
    return trustedProxies(trustProxy);
  } catch (error) {
    throw new SettingsError(`HTTP_TRUST_PROXY: ${(error as Error).message}`);
  }
}

async function listen(app: FastifyInstance, { host, port }: Settings['server']): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const problem = listenProblem(error, { host, port });
    throw problem === undefined ? error : new SettingsError(problem);
  }
}
