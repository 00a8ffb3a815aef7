import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { SubgraphFailure } from '../../subgraph-failure.ts';

const DECODERS = new Map([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
  ['br', promisify(brotliDecompress)],
]);

/**
 * Decodes a response body; asynchronous only if it is compressed.
 * @param maxBytes limit after decompression
 * @throws {SubgraphFailure} if it is too large or cannot be decoded
 */
export function readBody(
  bytes: Buffer,
  encoding: string | string[] | undefined,
  maxBytes: number,
  subgraph: string,
): string | Promise<string> {
  const coding = String(encoding ?? 'identity').toLowerCase();
  return coding === 'identity' || bytes.length === 0
    ? bytes.toString('utf8')
    : decompress(bytes, coding, maxBytes, subgraph);
}

async function decompress(bytes: Buffer, coding: string, maxBytes: number, subgraph: string): Promise<string> {
  const decode = DECODERS.get(coding);
  if (!decode) throw new SubgraphFailure('SUBREQUEST_MALFORMED_RESPONSE', subgraph, 'answered in an unknown encoding');
  try {
    return (await decode(bytes, { maxOutputLength: maxBytes })).toString('utf8');
  } catch (cause) {
    if ((cause as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(subgraph, maxBytes);
    throw new SubgraphFailure('SUBREQUEST_MALFORMED_RESPONSE', subgraph, 'answered with a damaged body', { cause });
  }
}

export function tooLarge(subgraph: string, maxBytes: number): SubgraphFailure {
  return new SubgraphFailure('SUBREQUEST_RESPONSE_TOO_LARGE', subgraph, `answered with more than ${maxBytes} bytes`);
}
