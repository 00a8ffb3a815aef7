import type { Readable } from 'node:stream';
import { httpError } from './http-error.ts';

/**
 * Reads a body.
 *
 * @throws an error with `statusCode` 413 for more than `limit` bytes; the stream stays open, so that a response can be sent
 */
export async function readAll(payload: Readable, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of payload.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > limit) throw tooLarge(limit);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, size);
}

export function tooLarge(limit: number): Error {
  return httpError(413, `Request body too large: more than ${limit} bytes`);
}
