import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ERROR_CATALOGUE } from '../../../shared/errors/catalogue.ts';
import type { ByteBudget, Held } from '../../bounds/byte-budget.ts';
import { httpError } from './http-error.ts';

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
  let held: Held | undefined;
  let size = 0;
  const count = ({ length }: Buffer | string) => {
    size += length;
    // What is larger is refused or streamed: it is held no longer, whatever still comes.
    if (size > bodyLimit) {
      payload.removeListener('data', count);
      held?.end();
      return;
    }
    if (!held) {
      const opened = budget.open(request.ip, () => request.socket.destroy());
      reply.raw.once('close', () => opened.end());
      held = opened;
    }
    if (held.add(length)) return;
    payload.removeListener('data', count);
    held.end();
    // Whoever reads the body hears of it.
    if (payload.listenerCount('error') > 0) payload.emit('error', noRoom());
  };
  payload.on('data', count);
}

function noRoom(): Error {
  const { status, message } = ERROR_CATALOGUE.SERVER_OVERLOADED;
  return httpError(status, message);
}
