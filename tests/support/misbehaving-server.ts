import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Handles one request; `count` is the number of earlier ones. */
export type Behaviour = (response: ServerResponse, count: number, request: IncomingMessage, body: string) => void;

export interface MisbehavingServer extends AsyncDisposable {
  readonly url: string;
  /** The received bodies, in order. */
  readonly bodies: string[];
}

/** A misbehaving subgraph on a free port. */
export async function misbehave(behaviour: Behaviour): Promise<MisbehavingServer> {
  const bodies: string[] = [];
  const server: Server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    behaviour(response, bodies.push(body) - 1, request, body);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    bodies,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

/** Ways to misbehave. */
export const reply =
  (status: number, body = '{"data":{"a":1}}', headers: Record<string, string> = {}): Behaviour =>
  response =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
export const reset: Behaviour = response => response.socket?.destroy();
export const silent: Behaviour = () => {};
/** Promises more than it sends. */
export const half: Behaviour = response => {
  response.writeHead(200, { 'content-length': '100' });
  response.write('{"data":', () => response.socket?.destroy());
};
/** Sends a byte now and then, and never the last one. */
export const trickle: Behaviour = response => {
  response.writeHead(200);
  const timer = setInterval(() => response.write(' '), 5);
  response.once('close', () => clearInterval(timer));
};
