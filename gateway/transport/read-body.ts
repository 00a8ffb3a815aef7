import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { SubgraphFailure } from './subgraph-failure.ts';

const DECODERS = new Map([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
  ['br', promisify(brotliDecompress)],
]);

/**
 * Reads a response body as text.
 * @param maxBytes limit before and after decompression
 * @throws {SubgraphFailure} when it is too large or cannot be decoded
 */
export async function readBody(
  body: Readable,
  encoding: string | string[] | undefined,
  maxBytes: number,
  subgraph: string,
): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += (chunk as Buffer).length;
    if (size > maxBytes) {
      body.destroy();
      throw tooLarge(subgraph, maxBytes);
    }
    chunks.push(chunk as Buffer);
  }
  const bytes = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
  const coding = String(encoding ?? 'identity').toLowerCase();
  if (coding === 'identity' || bytes.length === 0) return bytes.toString('utf8');
  const decode = DECODERS.get(coding);
  if (!decode) throw new SubgraphFailure('SUBREQUEST_MALFORMED_RESPONSE', subgraph, 'answered in an unknown encoding');
  try {
    return (await decode(bytes, { maxOutputLength: maxBytes })).toString('utf8');
  } catch (cause) {
    if ((cause as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(subgraph, maxBytes);
    throw new SubgraphFailure('SUBREQUEST_MALFORMED_RESPONSE', subgraph, 'answered with a damaged body', { cause });
  }
}

function tooLarge(subgraph: string, maxBytes: number): SubgraphFailure {
  return new SubgraphFailure('SUBREQUEST_RESPONSE_TOO_LARGE', subgraph, `answered with more than ${maxBytes} bytes`);
}
