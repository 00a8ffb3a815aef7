import type { TLSSocket } from 'node:tls';
import { LRUCache } from 'lru-cache';
import { buildConnector, Client, type Dispatcher, Pool } from 'undici';
import type { ConnectionCounts } from '../../../../../shared/graphql/connection-counts.ts';

export interface ConnectionOptions {
  /**
   * Maximum number of connections.
   * @default 64
   */
  readonly connections?: number;
  /**
   * How long an idle connection stays open, in milliseconds.
   * @default 20_000
   */
  readonly keepAlive?: number;
  /**
   * Use HTTP/2 if the subgraph offers it over TLS.
   * @default true
   */
  readonly http2?: boolean;
  readonly tls?: TlsOptions;
}

/** PEM-encoded. */
export interface TlsOptions {
  /**
   * Certificate authorities of the subgraphs.
   * @default Node's list
   */
  readonly ca?: string;
  /** Client certificate of the gateway. */
  readonly cert?: string;
  readonly key?: string;
}

/** The connection pools of a subgraph's origin. */
export interface ConnectionPool {
  readonly queries: Dispatcher;
  readonly mutations: Dispatcher;
  counts(): ConnectionCounts;
  close(): Promise<void>;
}

/** Concurrent requests on one HTTP/2 connection; the default limit of servers. */
const STREAMS = 100;

/**
 * Opens connections on demand. Over HTTP/2, mutations have separate connections with one request at a time: if a shared
 * connection is lost, undici sends its requests in flight again.
 */
function connectSubgraph(origin: string, options: ConnectionOptions): ConnectionPool {
  const { connections = 64, keepAlive = 20_000, http2 = true, tls = {} } = options;
  const shared = { connections, pipelining: 1, keepAliveTimeout: keepAlive };
  if (!http2 || !origin.startsWith('https:')) {
    const pool = new Pool(origin, { ...shared, connect: { ...tls } });
    return { queries: pool, mutations: pool, counts: () => countsOf(pool), close: () => pool.close() };
  }
  const connect = buildConnector({ ...tls, allowH2: true });
  const queries = new Pool(origin, {
    ...shared,
    allowH2: true,
    factory: (url, given) => multiplex(url, given, connect),
  });
  const mutations = new Pool(origin, { ...shared, allowH2: true, connect });
  return {
    queries,
    mutations,
    counts: () => countsOf(queries, mutations),
    close: async () => void (await Promise.all([queries.close(), mutations.close()])),
  };
}

/** The most origins besides its own that one subgraph has connections to; those not asked for longest are closed. */
const OTHER_ORIGINS = 32;

/** Connections to a subgraph's own origin, and to others that requests are sent to instead. */
export function connectOrigins(origin: string, options: ConnectionOptions) {
  const own = connectSubgraph(origin, options);
  const closing = new Set<Promise<void>>();
  const others = new LRUCache<string, ConnectionPool>({
    max: OTHER_ORIGINS,
    // What is in flight on it is finished first.
    dispose(pool) {
      const closed = pool.close().finally(() => closing.delete(closed));
      closing.add(closed);
    },
  });
  const open = (other: string) => {
    const pool = connectSubgraph(other, options);
    others.set(other, pool);
    return pool;
  };
  return {
    poolAt: (target: string): ConnectionPool => (target === origin ? own : (others.get(target) ?? open(target))),
    counts: own.counts,
    async close() {
      others.clear();
      await Promise.all([own.close(), ...closing]);
    },
  };
}

/** Over HTTP/2, a connection carries many requests, so `used` may exceed `open`. */
function countsOf(...pools: readonly Pool[]): ConnectionCounts {
  const counts = { open: 0, used: 0, waiting: 0 };
  for (const { stats } of pools) {
    counts.open += stats.connected;
    counts.used += stats.running;
    counts.waiting += stats.queued;
  }
  return counts;
}

/** A client that multiplexes requests if the connection turns out to be HTTP/2. */
function multiplex(url: URL, options: object, connect: buildConnector.connector): Client {
  const client: Client = new Client(url, {
    ...options,
    connect: (target, callback) =>
      connect(target, (...[error, socket]: Parameters<buildConnector.Callback>) => {
        // HTTP/1 handles one request at a time per connection; waiting requests use other connections.
        client.pipelining = (socket as TLSSocket | null)?.alpnProtocol === 'h2' ? STREAMS : 1;
        if (error) callback(error, null);
        else callback(null, socket!);
      }),
  });
  return client;
}
