import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { ERROR_CATALOGUE, type ErrorCode } from '../../../shared/errors/catalogue.ts';
import { refusal } from '../../request/refusal.ts';
import { JSON_TYPE } from '../../request/send-refusal.ts';

/** How long a client may take to read why it was refused. */
const LINGER_MS = 1_000;
/** Seconds after which a client that found no room may try again. */
export const RETRY_AFTER = '1';

const BUSY: readonly ErrorCode[] = ['TOO_MANY_CONNECTIONS', 'SERVER_OVERLOADED'];

/** Answers on a socket without an HTTP response, for what Node's server does not get as far as to read; then closes it. */
export function answerRaw(socket: Socket, code: ErrorCode, message?: string): void {
  const { status } = ERROR_CATALOGUE[code];
  const { text } = refusal(code, message === undefined ? {} : { message });
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'connection: close',
    `content-type: ${JSON_TYPE}`,
    `content-length: ${Buffer.byteLength(text)}`,
    'cache-control: no-store',
    ...(BUSY.includes(code) ? [`retry-after: ${RETRY_AFTER}`] : []),
  ];
  // A client that leaves meanwhile is no fault.
  socket.on('error', () => {});
  if (!socket.writable) return void socket.destroy();
  socket.end(`${lines.join('\r\n')}\r\n\r\n${text}`);
  socket.resume();
  const late = setTimeout(() => socket.destroy(), LINGER_MS).unref();
  socket.once('close', () => clearTimeout(late));
}
