import type { Worker } from 'node:cluster';
import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { GRAPHQL_PATH } from '../../gateway/request/paths.ts';
import { listenProblem } from '../../gateway/settings/listen-problem.ts';
import { SettingsError } from '../../shared/settings/setting.ts';
import type { SiteSettings } from '../settings/read-settings.ts';

/** Connections that wait while no worker answers; those of a restart, not of an outage. */
const MOST_WAITING = 1_000;

/** A port whose connections are handed to workers. */
export interface SharedPort {
  /** The address of GraphQL. */
  readonly url: string;
  /** Hands connections to a worker from now on, until it ends. */
  add(worker: Worker): void;
  /** Accepts no more connections. */
  close(): void;
}

/** What a worker and the process above it tell each other about a connection, which comes with the first of them. */
export type ConnectionMessage =
  | { readonly newsgraph: 'connection'; readonly id: number }
  | { readonly newsgraph: 'taken'; readonly id: number };

/**
 * Listens in this process, and hands each connection to one worker after another. It is kept here until the worker has
 * taken it: where the worker dies before, another one gets it. Node's cluster loses such a connection, whose client waits
 * for ever, and closes the port when all workers have died.
 *
 * @throws SettingsError if it cannot listen on the port or address
 */
export async function sharePort({ server: settings }: Pick<SiteSettings, 'server'>): Promise<SharedPort> {
  const workers: Worker[] = [];
  const pending = new Map<number, { readonly socket: Socket; readonly worker: Worker }>();
  const waiting: Socket[] = [];
  let connections = 0;

  let isClosed = false;

  const hand = (socket: Socket) => {
    if (isClosed) return void socket.destroy();
    const worker = workers.shift();
    if (!worker) {
      if (waiting.length < MOST_WAITING) waiting.push(socket);
      else socket.destroy();
      return;
    }
    workers.push(worker);
    const id = ++connections;
    pending.set(id, { socket, worker });
    const message: ConnectionMessage = { newsgraph: 'connection', id };
    worker.send(message, socket, { keepOpen: true }, error => {
      if (error && pending.delete(id)) hand(socket);
    });
  };
  const [first, ...others] = await addressesOf(settings.host);
  const main = await listen(hand, { ...settings, host: first! }).catch(error => {
    const problem = listenProblem(error, settings);
    throw problem === undefined ? error : new SettingsError(problem);
  });
  const { port } = main.address() as AddressInfo;
  const servers = [main];
  // As far as they can be had.
  for (const host of others)
    await listen(hand, { host, port }).then(
      server => servers.push(server),
      () => {},
    );
  const { host } = settings;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}${GRAPHQL_PATH}`,
    add(worker) {
      workers.push(worker);
      worker.on('message', (message: ConnectionMessage) => {
        if (message?.newsgraph !== 'taken') return;
        // Closes the copy of this process alone.
        pending.get(message.id)?.socket.destroy();
        pending.delete(message.id);
      });
      worker.once('exit', () => {
        workers.splice(workers.indexOf(worker), 1);
        for (const [id, one] of [...pending]) {
          if (one.worker !== worker) continue;
          pending.delete(id);
          hand(one.socket);
        }
      });
      for (const socket of waiting.splice(0)) hand(socket);
    },
    close() {
      isClosed = true;
      for (const server of servers) server.close();
      for (const socket of waiting.splice(0)) socket.destroy();
    },
  };
}

async function addressesOf(host: string): Promise<string[]> {
  const found = await lookup(host, { all: true }).catch(() => []);
  return found.length === 0 ? [host] : found.map(({ address }) => address);
}

async function listen(
  hand: (socket: Socket) => void,
  { host, port }: Pick<SiteSettings['server'], 'host' | 'port'>,
): Promise<Server> {
  const server = createServer({ pauseOnConnect: true, allowHalfOpen: true, noDelay: true }, socket => {
    // A client that leaves meanwhile is no fault.
    socket.on('error', () => {});
    hand(socket);
  });
  await once(server.listen({ host, port }), 'listening');
  return server;
}

/** In a worker: takes connections. */
export function takeConnections(take: (socket: Socket) => void): void {
  process.on('message', (message: ConnectionMessage, socket?: Socket) => {
    if (message?.newsgraph !== 'connection') return;
    process.send?.({ newsgraph: 'taken', id: message.id } satisfies ConnectionMessage);
    // The client may have left already.
    if (socket) take(socket);
  });
}
