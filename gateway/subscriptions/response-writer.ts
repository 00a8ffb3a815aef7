import type { FastifyReply } from 'fastify';
import type { AnswerPart, AnswerStream } from '../engine/operations/answer.ts';
import type { Settings } from '../settings/table.ts';
import { writeText } from './write-text.ts';

/** How the texts of a stream stand in an HTTP response. */
export interface StreamFormat {
  readonly contentType: string;
  /** Sent at once, so that the client knows that it is connected. */
  readonly opening: string;
  event(part: AnswerPart): string;
  /** A sign of life; empty where the form has none. */
  readonly heartbeat: string;
  /** Tells how far the client has come, where the form can. */
  position?(token: string): string;
  readonly closing: string;
}

/**
 * Sends a stream as one HTTP response, each text when the client has taken the one before it. A client that takes none
 * for `writeTimeout` is cut off; one that leaves ends the stream.
 */
export async function writeStream(
  reply: FastifyReply,
  stream: AnswerStream,
  format: StreamFormat,
  { keepAlive, writeTimeout }: Settings['subscriptions'],
): Promise<void> {
  const response = reply.raw;
  const parts = stream[Symbol.asyncIterator]();
  reply.hijack();
  const leave = () => void parts.return?.();
  response.once('close', leave);
  response.on('error', leave);
  response.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': format.contentType,
    'cache-control': 'no-store',
    // Proxies that gather responses would hold events back.
    'x-accel-buffering': 'no',
  });
  const write = (text: string) => writeText(response, text, writeTimeout);
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
    const first = parts.next();
    const start = format.position && stream.position?.();
    if (start !== undefined) await write(format.position!(start));
    for (let result = await first; !result.done; result = await parts.next()) {
      await write(format.event(result.value));
      beat.refresh();
    }
  } finally {
    clearInterval(beat);
    response.off('close', leave);
    response.end(format.closing);
  }
}
