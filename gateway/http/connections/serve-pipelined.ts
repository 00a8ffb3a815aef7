import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { refusal } from '../../request/refusal.ts';
import { JSON_TYPE } from '../../request/send-refusal.ts';
import { RETRY_AFTER } from './raw-answer.ts';

/** Requests of one connection that wait for the responses before them; what clients pipeline is a few. */
const MOST_WAITING = 64;

/**
 * Serves requests that a client sends before it has the response to the one before (HTTP/1.1 pipelining) one after
 * another. Node would have them run at once and hold all of their responses until the first is read.
 */
export function servePipelined(handle: RequestListener): RequestListener {
  const waiting = new WeakMap<Socket, number>();
  return (request, response) => {
    // It gets the socket when the responses before it are sent.
    if (response.socket) return handle(request, response);
    const { socket } = request;
    const before = waiting.get(socket) ?? 0;
    if (before >= MOST_WAITING) return refuse(request, response, before === MOST_WAITING);
    waiting.set(socket, before + 1);
    response.once('socket', () => {
      waiting.set(socket, waiting.get(socket)! - 1);
      // Within the event the response may not be ended yet.
      setImmediate(handle, request, response);
    });
  };
}

/** Answers the first in its turn, and closes the connection then; one that goes on regardless is closed at once. */
function refuse({ socket }: IncomingMessage, response: ServerResponse, isFirst: boolean): void {
  if (!isFirst) return void socket.destroy();
  const { text } = refusal('TOO_MANY_CONNECTIONS', { message: 'Too many requests wait on this connection' });
  const headers = { 'content-type': JSON_TYPE, connection: 'close', 'retry-after': RETRY_AFTER };
  response.writeHead(429, headers).end(text);
}
