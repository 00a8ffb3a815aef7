import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Subgraph } from '../../shared/graphql/subgraph.ts';
import { CHANGES_PATH } from '../request/paths.ts';
import { refusal } from '../request/refusal.ts';

/** One message: what has changed, or whether changes are known as they happen. */
export interface ChangeMessage {
  readonly changed?: readonly string[];
  readonly live?: boolean;
}

/** A reader that hears nothing for some of these takes the stream for broken. */
export const HEARTBEAT_MS = 1_000;

/** A reader that leaves more than this unread is sent away; it comes again, and drops what it knows. */
const MOST_UNREAD_BYTES = 1_048_576;

/**
 * Tells gateways elsewhere of a subgraph's changes as server-sent events
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html), for who sends the secret as `Authorization`.
 */
export function changeStreamRoute({ watchChanges }: Subgraph, secret: string) {
  const expected = digest(secret);
  return (app: FastifyInstance): void => {
    const open = new Set<AbortController>();
    app.addHook('preClose', done => {
      for (const stop of open) stop.abort();
      done();
    });
    app.get(CHANGES_PATH, async (request, reply) => {
      if (!timingSafeEqual(digest(request.headers.authorization ?? ''), expected)) {
        const { text } = refusal('UNAUTHENTICATED', { message: 'The Authorization header is not the secret' });
        return reply.code(401).type('application/json; charset=utf-8').send(text);
      }
      reply.hijack();
      const { raw } = reply;
      const stop = new AbortController();
      open.add(stop);
      raw.once('close', () => stop.abort());
      raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      const send = (text: string) => {
        raw.write(text);
        if (raw.writableLength > MOST_UNREAD_BYTES) raw.destroy();
      };
      const tell = (message: ChangeMessage) => send(`data: ${JSON.stringify(message)}\n\n`);
      const heartbeat = setInterval(() => send(':\n\n'), HEARTBEAT_MS);
      try {
        await watchChanges?.({
          signal: stop.signal,
          onChange: changed => tell({ changed }),
          onLive: live => tell({ live }),
        });
      } catch (error) {
        request.log.error({ err: error });
      } finally {
        clearInterval(heartbeat);
        open.delete(stop);
        raw.end();
      }
    });
  };
}

const digest = (text: string) => createHash('sha256').update(text).digest();
