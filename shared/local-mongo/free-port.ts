import { type AddressInfo, createServer } from 'node:net';

/** Below the range from which systems take the local ends of connections, so that it is still free at the next start. */
const FIRST_PORT = 27_117;
const PORTS = 200;

/**
 * `preferred` when nobody listens there on 127.0.0.1, else the next port that is free.
 *
 * Not `get-port`: it withholds for up to 30 seconds what it gave out before, so that a server that is started again in the
 * same process would lose its port, and it throws where a damaged record holds a number that is no port.
 */
export async function findFreePort(preferred?: number): Promise<number> {
  const range = Array.from({ length: PORTS }, (_, i) => FIRST_PORT + i);
  for (const candidate of preferred === undefined ? range : [preferred, ...range]) {
    const port = await tryListen(candidate).catch(() => null);
    if (port !== null) return port;
  }
  return tryListen(0);
}

async function tryListen(port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const server = createServer();
  server.once('error', reject);
  // Exclusive: a cluster worker would otherwise share the port instead of being refused.
  server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
    const taken = (server.address() as AddressInfo).port;
    server.close(() => resolve(taken));
  });
  return promise;
}
