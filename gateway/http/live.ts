import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Bounds } from '../bounds/bounds.ts';
import type { RunHttpHooks } from '../plugins/http-hooks.ts';
import { whenDone } from '../plugins/run-hooks.ts';
import { GRAPHQL_PATH } from '../request/paths.ts';
import type { Handle } from '../request/pipeline.ts';
import type { RequestContext, RequestFacts } from '../request/request-context.ts';
import { withCookieToken } from '../security/cookie-token.ts';
import { createOrigins } from '../security/origins.ts';
import type { Settings } from '../settings/table.ts';
import { createOpenStreams, type OpenStreams } from '../subscriptions/open-streams.ts';
import { createSingleConnections } from '../subscriptions/single-connection.ts';
import { createWebSockets } from '../subscriptions/websocket.ts';
import { createClientSignals } from './client-signal.ts';
import { clientIp, type IsProxy } from './connections/client-ip.ts';
import { registerEventStreams } from './event-stream-route.ts';
import { type AdmittedUpgrade, admitUpgrade } from './plugin-requests.ts';

export interface LiveOptions {
  readonly settings: Pick<Settings, 'subscriptions' | 'connections' | 'http' | 'authentication' | 'production'>;
  readonly bounds: Bounds;
  readonly handle: Handle;
  /** Creates the context of an operation over a WebSocket. */
  contextOf(facts: RequestFacts): RequestContext | Promise<RequestContext>;
  /** Runs `onHttpRequest` for upgrades. @default there are no such hooks */
  readonly runHooks: RunHttpHooks | undefined;
  /** Which proxies are trusted for the client address. */
  readonly isProxy: IsProxy;
  /** Whether the app has other routes: then WebSockets on other paths are left to them. */
  readonly shared: boolean;
  createContext(request: FastifyRequest, accepts: RequestContext['accepts']): RequestContext | Promise<RequestContext>;
}

/** The transports for streamed responses. */
export interface Live {
  readonly streams: OpenStreams;
  /** Ends all streams and connections, so that clients reconnect. */
  close(): Promise<void>;
}

const EVENTS = { subscription: true, incremental: undefined } as const;

/** Adds WebSockets and event streams to the GraphQL path; call it before adding the route of that path. */
export function createLive(app: FastifyInstance, options: LiveOptions): Live {
  const { settings, handle, contextOf, isProxy, shared, runHooks, createContext, bounds } = options;
  const streams = createOpenStreams(settings);
  const connections = createSingleConnections(settings.subscriptions, bounds);
  registerEventStreams(app, { handle, streams, connections, createContext });
  const origins = createOrigins(settings);
  const isTrusted = ({ origin, host }: IncomingHttpHeaders) =>
    origin === undefined || origins.trusts(origin) || isOwnOrigin(origin, host ?? '');
  let upgrades = 0;
  const admitted = new WeakMap<IncomingMessage, AdmittedUpgrade>();
  const signalOf = createClientSignals();
  const webSockets = createWebSockets({
    settings,
    bounds,
    handle,
    streams,
    createContext: contextOf,
    factsOf: request => ({
      // Browsers send cookies with cross-site WebSockets too, so cookies are ignored for untrusted origins.
      headers: isTrusted(request.headers)
        ? withCookieToken(request.headers, settings.authentication.cookie)
        : request.headers,
      requestId: admitted.get(request)?.requestId ?? `ws-${++upgrades}`,
      ip: clientIp(request, isProxy),
      transport: 'websocket',
      accepts: EVENTS,
      readOnly: false,
      signal: signalOf(request.socket),
      pluginContext: admitted.get(request)?.context,
    }),
    allowsOrigin: headers => isTrusted(headers) || origins.all,
    ...(runHooks && {
      admit: (request, socket) =>
        whenDone(
          admitUpgrade(request, socket, { requestId: `ws-${++upgrades}`, ip: clientIp(request, isProxy) }, runHooks),
          upgrade => {
            if (upgrade) admitted.set(request, upgrade);
            return upgrade !== undefined;
          },
        ),
      responseHeaders: request => admitted.get(request)?.responseHeaders ?? {},
    }),
  });
  const path = app.prefix + GRAPHQL_PATH;
  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (pathOf(request.url) === path) webSockets.upgrade(request, socket, head);
    else if (!shared) socket.destroy();
  });
  return {
    streams,
    async close() {
      streams.endAll('SUBSCRIPTION_SERVER_SHUTDOWN');
      connections.close();
      await webSockets.close();
      streams.close();
    },
  };
}

/** Not by `URL`, which throws on what clients may send, such as `//`. */
function pathOf(target = '/'): string {
  return target.split(/[?#]/, 1)[0]!;
}

/** Whether a page of this host sent the request; apps and servers send no origin. */
function isOwnOrigin(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}
