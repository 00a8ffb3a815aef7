import { once } from 'node:events';
import type { FastifyReply } from 'fastify';
import type { AnswerStream } from '../operations/answer-stream.ts';
import type { Settings } from '../settings/table.ts';

/** How the texts of a stream stand in an HTTP response. */
export interface StreamFormat {
  readonly contentType: string;
  /** Sent at once, so that the client knows that it is connected. */
  readonly opening: string;
  event(text: string, more: boolean): string;
  /** A sign of life; empty where the form has none. */
  readonly heartbeat: string;
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
  const texts = stream[Symbol.asyncIterator]();
  reply.hijack();
  const leave = () => void texts.return?.();
  response.once('close', leave);
  response.on('error', leave);
  response.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': format.contentType,
    'cache-control': 'no-store',
    // Proxies that gather responses would hold events back.
    'x-accel-buffering': 'no',
  });
  const write = async (chunk: string) => {
    if (response.destroyed || response.write(chunk)) return;
    const stalled = setTimeout(() => response.destroy(), writeTimeout);
    await Promise.race([once(response, 'drain'), once(response, 'close')]).catch(() => {});
    clearTimeout(stalled);
  };
  const beat = setInterval(() => {
    if (format.heartbeat && !response.writableNeedDrain) response.write(format.heartbeat);
  }, keepAlive).unref();
  try {
    await write(format.opening);
    for (let { done, value } = await texts.next(); !done; { done, value } = await texts.next()) {
      await write(format.event(value as string, true));
      beat.refresh();
    }
  } finally {
    clearInterval(beat);
    response.off('close', leave);
    response.end(format.closing);
  }
}
