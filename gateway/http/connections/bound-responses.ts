import type { FastifyInstance } from 'fastify';
import type { ByteBudget } from '../../bounds/byte-budget.ts';
import { refusal } from '../../request/refusal.ts';
import { JSON_TYPE, sendRefusal } from '../../request/send-refusal.ts';
import { RETRY_AFTER } from './raw-answer.ts';

/** What the system takes at once, whether the client reads or not. */
const SMALL = 65_536;

/** Bounds the responses that clients have yet to read; there is a refusal in place of one that finds no room. */
export function boundResponses(app: FastifyInstance, budget: ByteBudget): void {
  app.addHook('onRequest', (request, reply, next) => {
    // Nothing is worked out that could not be sent. Probes have small answers.
    if (budget.bytes === 0 || request.url.startsWith('/health') || budget.hasRoom(request.ip)) return next();
    sendRefusal(reply.header('retry-after', RETRY_AFTER), 'SERVER_OVERLOADED');
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    if ((typeof payload !== 'string' && !Buffer.isBuffer(payload)) || payload.length <= SMALL) return done();
    const held = budget.open(request.ip, () => request.socket.destroy());
    if (held.add(payload.length)) {
      reply.raw.once('close', () => held.end());
      return done();
    }
    for (const name of ['content-encoding', 'content-length', 'etag', 'age']) reply.removeHeader(name);
    reply.code(503).type(JSON_TYPE).header('cache-control', 'no-store').header('retry-after', RETRY_AFTER);
    done(null, refusal('SERVER_OVERLOADED').text);
  });
}
