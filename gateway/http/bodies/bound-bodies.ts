import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ERROR_CATALOGUE } from '../../../shared/errors/catalogue.ts';
import type { ByteBudget, Held } from '../../bounds/byte-budget.ts';
import { parsedBytes } from '../../bounds/parsed-bytes.ts';
import { httpError } from './http-error.ts';

/** What a chunk takes beside its bytes, which may be one. */
const CHUNK_BYTES = 512;

const held = new WeakMap<FastifyRequest, Held>();

/** The bytes that are held for the body of a request, its parsed form included. */
export const heldBytes = (request: FastifyRequest): number => held.get(request)?.bytes ?? 0;

/** Holds what the body of a request takes once it is parsed. @returns the error where there is no room */
export function holdParsed(request: FastifyRequest, body: Uint8Array): Error | undefined {
  return (held.get(request)?.add(parsedBytes(body)) ?? true) ? undefined : noRoom();
}

/** Bounds the bodies that are being received, or whose requests are under way. Call it before they are decoded. */
export function boundBodies(app: FastifyInstance, budget: ByteBudget): void {
  app.addHook('preParsing', (request, reply, payload, done) => {
    const { headers } = request;
    if (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0) {
      hold(request, reply, payload, budget);
    }
    done(null, payload);
  });
}

/** Bounds bodies that were decoded. Call it after they are. */
export function boundDecodedBodies(app: FastifyInstance, budget: ByteBudget): void {
  app.addHook('preParsing', (request, reply, payload, done) => {
    if (payload !== request.raw) hold(request, reply, payload, budget);
    done(null, payload);
  });
}

function hold(request: FastifyRequest, reply: FastifyReply, payload: NodeJS.ReadableStream, budget: ByteBudget): void {
  const { bodyLimit } = request.routeOptions;
  let own: Held | undefined;
  let size = 0;
  const count = ({ length }: Buffer | string) => {
    size += length;
    // What is larger is refused or streamed: it is held no longer, whatever still comes.
    if (size > bodyLimit) {
      payload.removeListener('data', count);
      own?.end();
      return;
    }
    if (!own) {
      const opened = budget.open(request.ip, () => request.socket.destroy());
      reply.raw.once('close', () => opened.end());
      own = opened;
      held.set(request, opened);
    }
    if (own.add(length + CHUNK_BYTES)) return;
    payload.removeListener('data', count);
    own.end();
    // Whoever reads the body hears of it.
    if (payload.listenerCount('error') > 0) payload.emit('error', noRoom());
  };
  payload.on('data', count);
}

function noRoom(): Error {
  const { status, message } = ERROR_CATALOGUE.SERVER_OVERLOADED;
  return httpError(status, message);
}
