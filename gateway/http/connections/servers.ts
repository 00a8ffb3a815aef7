import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { ErrorCode } from '../../../shared/errors/catalogue.ts';
import { OpenCounts } from '../../bounds/open-counts.ts';
import type { Settings } from '../../settings/table.ts';
import type { IsProxy } from './client-ip.ts';
import { answerRaw } from './raw-answer.ts';
import { servePipelined } from './serve-pipelined.ts';

/** The HTTP servers of a host: one, or one for each address of its name. */
export interface Servers {
  /** For Fastify. */
  create(handler: RequestListener): Server;
  /** Listens on the other addresses of a name such as `localhost`, as far as they can be had. */
  listenElsewhere(host: string): Promise<void>;
  /** Called with the code for each request that cannot be read. */
  onUnreadable(listener: (code: ErrorCode) => void): void;
  /** Answers what cannot be read as a request. */
  refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void;
  /** Closes connections on which nothing is under way. */
  closeIdle(): void;
  /** Serves a connection that was accepted by another process. */
  adopt(socket: Socket): void;
  /** The number of connections that are open. */
  readonly open: number;
}

/** What Node cannot read, by its code. */
const UNREADABLE = {
  ERR_HTTP_REQUEST_TIMEOUT: 'REQUEST_TIMEOUT',
  HPE_HEADER_OVERFLOW: 'REQUEST_HEADERS_TOO_LARGE',
} as const;

/** Servers that bound how many connections clients hold, and for how long. */
export function createServers(settings: Settings['connections'], isProxy: IsProxy): Servers {
  const { max, maxPerAddress, keepAliveTimeout } = settings;
  const counts = new OpenCounts({ total: max, perAddress: maxPerAddress });
  const servers: Server[] = [];
  const silent = new Set<Socket>();
  let open = 0;
  const begun = new WeakMap<Socket, ServerResponse>();
  const idle = new WeakMap<Socket, NodeJS.Timeout>();
  const unreadable: ((code: ErrorCode) => void)[] = [];
  let handle: RequestListener | undefined;

  /** Takes the place of the listener that begins to read. */
  function admitConnections(server: Server): void {
    const listeners = server.listeners('connection');
    server.removeAllListeners('connection');
    server.on('connection', (socket: Socket) => {
      const { remoteAddress: ip } = socket;
      const place = counts.open(ip === undefined || isProxy(ip) ? undefined : ip);
      if (place === 'total') return answerRaw(socket, 'SERVER_OVERLOADED');
      if (place === 'address') return answerRaw(socket, 'TOO_MANY_CONNECTIONS');
      silent.add(socket);
      open++;
      socket.once('close', () => {
        open--;
        clearTimeout(idle.get(socket));
        silent.delete(socket);
        place();
      });
      for (const listener of listeners) listener.call(server, socket);
    });
  }

  function create(handler: RequestListener): Server {
    handle = servePipelined(handler);
    const server = createServer({
      ...timeouts(settings),
      // Other upgrades, such as h2c of Java's client, may be ignored (RFC 9110, section 7.8).
      shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
    });
    server.on('request', (request, response) => {
      silent.delete(request.socket);
      begun.set(request.socket, response);
      endWhenIdle(request.socket, response);
      handle!(request, response);
    });
    server.on('upgrade', ({ socket }) => silent.delete(socket));
    server.keepAliveTimeout = keepAliveTimeout;
    server.timeout = settings.connectionTimeout;
    admitConnections(server);
    servers.push(server);
    return server;
  }

  /** Ends a connection whose next request does not come: Node waits as long as the client sends empty lines. */
  function endWhenIdle(socket: Socket, response: ServerResponse): void {
    clearTimeout(idle.get(socket));
    if (keepAliveTimeout === 0) return;
    response.once('close', () => {
      if (begun.get(socket) !== response) return;
      const wait = keepAliveTimeout + (timeouts(settings).headersTimeout || keepAliveTimeout);
      const timer = setTimeout(() => socket.destroy(), wait).unref();
      idle.set(socket, timer);
    });
  }

  return {
    create,
    async listenElsewhere(host) {
      const [main] = servers as [Server];
      const { address: taken, port } = main.address() as AddressInfo;
      for (const { address } of await lookup(host, { all: true })) {
        if (address === taken) continue;
        const other = create(handle!);
        other.on('upgrade', (...upgrade) => main.emit('upgrade', ...upgrade));
        other.on('clientError', (...failed) => main.emit('clientError', ...failed));
        main.once('close', () => other.close());
        await once(other.listen({ host: address, port }), 'listening').catch(() => {});
      }
    },
    onUnreadable: listener => void unreadable.push(listener),
    refuseUnreadable({ code }, socket) {
      // A response has begun, or the client is gone: nothing can be said.
      if (code === 'ECONNRESET' || begun.get(socket)?.headersSent || socket.destroyed) return void socket.destroy();
      const refusedWith = UNREADABLE[code as keyof typeof UNREADABLE] ?? 'BAD_REQUEST';
      for (const listener of unreadable) listener(refusedWith);
      answerRaw(socket, refusedWith);
    },
    adopt(socket) {
      const [main] = servers as [Server];
      // Time-outs and idle connections are looked after from then on.
      if (!main.listening && main.listenerCount('listening') > 0) {
        main.emit('listening');
        main.removeAllListeners('listening');
      }
      socket.allowHalfOpen = true;
      socket.setNoDelay(true);
      main.emit('connection', socket);
    },
    get open() {
      return open;
    },
    closeIdle() {
      for (const server of servers) server.closeIdleConnections();
      // Node does not count a connection without a request so far as idle, and would wait for it.
      for (const socket of silent) socket.destroy();
    },
  };
}

/** Node refuses headers that may take longer than their request. */
function timeouts({ headersTimeout, requestTimeout }: Settings['connections']) {
  const shorter = Math.min(headersTimeout || requestTimeout, requestTimeout || headersTimeout);
  return {
    requestTimeout,
    headersTimeout: shorter,
    // How long a time-out may be noticed late.
    connectionsCheckingInterval: Math.max(50, Math.min(5_000, Math.floor(shorter / 4) || 5_000)),
  };
}
