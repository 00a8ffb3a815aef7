import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { buildConnector, Client, Pool } from 'undici';

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

/** Requests at the same time on one connection of HTTP/2; what servers allow by default. */
const STREAMS = 100;

/** The connections to a subgraph's origin. */
export function connectSubgraph(origin: string, options: ConnectionOptions): Pool {
  const { connections = 64, keepAlive = 20_000, http2 = true, tls = {} } = options;
  const shared = { connections, pipelining: 1, keepAliveTimeout: keepAlive, connect: { ...tls } };
  if (!http2 || !origin.startsWith('https:')) return new Pool(origin, shared);
  const connect = buildConnector({ ...tls, allowH2: true });
  return new Pool(origin, {
    ...shared,
    allowH2: true,
    factory(url, given) {
      const client: Client = new Client(url, {
        ...given,
        connect: (target, callback) =>
          connect(target, (...[error, socket]: Parameters<buildConnector.Callback>) => {
            // A connection of HTTP/1 answers one request after the other; this one need not wait.
            client.pipelining = isHttp2(socket) ? STREAMS : 1;
            if (error) callback(error, null);
            else callback(null, socket!);
          }),
      });
      return client;
    },
  });
}

const isHttp2 = (socket: Duplex | null) => (socket as TLSSocket | null)?.alpnProtocol === 'h2';
