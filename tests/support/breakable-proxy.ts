import { once } from 'node:events';
import { connect as connectSocket, createServer, type Server, type Socket } from 'node:net';

export interface BreakableProxy extends AsyncDisposable {
  readonly port: number;
  /** Breaks all connections, and accepts no new ones until `mend`. */
  cut(): void;
  mend(): void;
}

/** A TCP proxy between a client and a server that can break connections; for tests. */
export async function createBreakableProxy(target: URL): Promise<BreakableProxy> {
  const sockets = new Set<Socket>();
  let away = false;
  const server: Server = createServer(inner => {
    if (away) return void inner.destroy();
    const outer = connectSocket(Number(target.port), target.hostname);
    for (const socket of [inner, outer]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        inner.destroy();
        outer.destroy();
      });
    }
    inner.pipe(outer).pipe(inner);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    away = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as { port: number }).port,
    cut,
    mend: () => {
      away = false;
    },
    async [Symbol.asyncDispose]() {
      cut();
      server.close();
    },
  };
}
