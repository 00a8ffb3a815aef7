import type { TLSSocket } from 'node:tls';
import { buildConnector, Client, type Dispatcher, Pool } from 'undici';
import type { ConnectionCounts } from '../../../../../shared/graphql/connection-counts.ts';

export interface ConnectionOptions {
  /**
   * The most connections.
   * @default 64
   */
  readonly connections?: number;
  /**
   * How long a connection is kept that nothing is asked on, in milliseconds.
   * @default 20_000
   */
  readonly keepAlive?: number;
  /**
   * Speak HTTP/2 where the subgraph offers it over TLS.
   * @default true
   */
  readonly http2?: boolean;
  readonly tls?: TlsOptions;
}

/** PEM texts. */
export interface TlsOptions {
  /**
   * Authorities that sign certificates of subgraphs.
   * @default Node's list
   */
  readonly ca?: string;
  /** What the gateway shows of itself. */
  readonly cert?: string;
  readonly key?: string;
}

/** The connections to a subgraph's origin. */
export interface ConnectionPool {
  readonly queries: Dispatcher;
  readonly mutations: Dispatcher;
  counts(): ConnectionCounts;
  close(): Promise<void>;
}

/** Requests at the same time on one connection of HTTP/2; what servers allow by default. */
const STREAMS = 100;

/**
 * Opens connections as they are needed. Over HTTP/2 mutations have connections of their own, one at a time on each:
 * when a connection that many share is lost, undici sends again what was under way on it.
 */
export function connectSubgraph(origin: string, options: ConnectionOptions): ConnectionPool {
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

/** Of HTTP/2, where one connection carries many requests, `used` may be more than `open`. */
function countsOf(...pools: readonly Pool[]): ConnectionCounts {
  const counts = { open: 0, used: 0, waiting: 0 };
  for (const { stats } of pools) {
    counts.open += stats.connected;
    counts.used += stats.running;
    counts.waiting += stats.queued;
  }
  return counts;
}

/** A connection that carries many requests at once where it turns out to be HTTP/2. */
function multiplex(url: URL, options: object, connect: buildConnector.connector): Client {
  const client: Client = new Client(url, {
    ...options,
    connect: (target, callback) =>
      connect(target, (...[error, socket]: Parameters<buildConnector.Callback>) => {
        // A connection of HTTP/1 answers one request after the other; what waits for it takes another.
        client.pipelining = (socket as TLSSocket | null)?.alpnProtocol === 'h2' ? STREAMS : 1;
        if (error) callback(error, null);
        else callback(null, socket!);
      }),
  });
  return client;
}
