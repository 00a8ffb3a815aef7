import type { FastifyInstance } from 'fastify';
import type { Subgraph } from '../../shared/graphql/subgraph.ts';
import { CHANGES_PATH } from '../request/paths.ts';
import { requireSecret } from '../request/require-secret.ts';

/** A message of the change stream: changed tags, or whether changes are being reported live. */
export interface ChangeMessage {
  readonly changed?: readonly string[];
  readonly live?: boolean;
}

/** A reader that receives nothing for several heartbeats considers the stream broken. */
export const HEARTBEAT_MS = 1_000;

/** A reader with more unread bytes is disconnected; it reconnects, and drops its cache. */
const MAX_UNREAD_BYTES = 1_048_576;

/**
 * Streams a subgraph's changes to remote gateways as server-sent events
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html). Requires the secret in `Authorization`.
 */
export function changeStreamRoute({ watchChanges }: Subgraph, secret: string) {
  return (app: FastifyInstance): void => {
    const open = new Set<AbortController>();
    app.addHook('preClose', done => {
      for (const stop of open) stop.abort();
      done();
    });
    app.get(CHANGES_PATH, { onRequest: requireSecret(secret) }, async (request, reply) => {
      reply.hijack();
      const { raw } = reply;
      const stop = new AbortController();
      open.add(stop);
      raw.once('close', () => stop.abort());
      raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      const write = (text: string) => {
        raw.write(text);
        if (raw.writableLength > MAX_UNREAD_BYTES) raw.destroy();
      };
      const send = (message: ChangeMessage) => write(`data: ${JSON.stringify(message)}\n\n`);
      const heartbeat = setInterval(() => write(':\n\n'), HEARTBEAT_MS);
      try {
        await watchChanges?.({
          signal: stop.signal,
          onChange: changed => send({ changed }),
          onLive: live => send({ live }),
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
