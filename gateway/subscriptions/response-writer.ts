import type { FastifyReply } from 'fastify';
import type { Bounds } from '../bounds/bounds.ts';
import type { AnswerPart, AnswerStream } from '../engine/operations/answer.ts';
import type { Settings } from '../settings/table.ts';
import { writeText } from './write-text.ts';

/** How the payloads of a stream are framed in an HTTP response. */
export interface StreamFormat {
  readonly contentType: string;
  /** Sent at once, so that the client knows that it is connected. */
  readonly opening: string;
  event(part: AnswerPart): string;
  /** Sent on idle streams; empty if the format has no heartbeat. */
  readonly heartbeat: string;
  /** Sends the resume position, if the format supports it. */
  position?(token: string): string;
  readonly closing: string;
}

/**
 * Sends a stream as an HTTP response, with backpressure. A client that does not read for `writeTimeout` is
 * disconnected; if a client disconnects, the stream ends.
 */
export async function writeStream(
  reply: FastifyReply,
  stream: AnswerStream,
  format: StreamFormat,
  { keepAlive, writeTimeout, unread }: Settings['subscriptions'] & Pick<Bounds, 'unread'>,
): Promise<void> {
  const response = reply.raw;
  const held = unread.open(reply.request.ip, () => response.destroy());
  // Heartbeats and the time-out of writes take the place of the connection's own time-out.
  response.socket?.setTimeout(0);
  const parts = stream[Symbol.asyncIterator]();
  reply.hijack();
  const leave = () => void parts.return?.();
  response.once('close', leave);
  response.on('error', leave);
  response.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': format.contentType,
    'cache-control': 'no-store',
    // Prevents proxies from buffering events.
    'x-accel-buffering': 'no',
  });
  const write = (text: string) => writeText(response, text, writeTimeout, held);
  const signOfLife = () => {
    const token = format.position && stream.position?.();
    return token === undefined ? format.heartbeat : format.position!(token);
  };
  const beat = setInterval(() => {
    const sign = signOfLife();
    if (sign && !response.writableNeedDrain) response.write(sign);
  }, keepAlive).unref();
  try {
    await write(format.opening);
    await unread.room(reply.request.ip, () => response.destroyed);
    const first = parts.next();
    const start = format.position && stream.position?.();
    if (start !== undefined) await write(format.position!(start));
    for (let result = await first; !result.done; result = await parts.next()) {
      await write(format.event(result.value));
      beat.refresh();
      if (!unread.hasRoom(reply.request.ip)) await unread.room(reply.request.ip, () => response.destroyed);
    }
  } finally {
    clearInterval(beat);
    response.off('close', leave);
    response.end(format.closing);
  }
}
