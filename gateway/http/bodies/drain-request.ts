import type { IncomingMessage } from 'node:http';

/** How much of a refused body is read, and for how long, until its client is disconnected. */
const MOST_BYTES = 67_108_864;
const LONGEST_MS = 30_000;

/**
 * Reads on, and discards, what a client still sends after its request was refused. Clients such as curl and `fetch` read
 * the response only once they have sent the body; if the connection were closed before, they would see a reset instead.
 */
export function drainRequest(request: IncomingMessage): void {
  if (request.readableEnded || request.destroyed) return;
  let bytes = 0;
  const disconnect = () => request.socket.destroy();
  const timer = setTimeout(disconnect, LONGEST_MS).unref();
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) disconnect();
  });
  request.once('close', () => clearTimeout(timer));
  request.once('end', () => clearTimeout(timer));
  request.resume();
}
