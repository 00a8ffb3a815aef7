import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, zstdDecompress } from 'node:zlib';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { httpError } from './http-error.ts';
import { readAll, tooLarge } from './read-all.ts';

type Decode = (bytes: Buffer, options: { readonly maxOutputLength: number }) => Promise<Buffer>;

const DECODERS = new Map<string, Decode>([
  ['zstd', promisify(zstdDecompress)],
  ['br', promisify(brotliDecompress)],
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
]);

/** Encodings of one body; each of them may grow to the limit, so that their number is limited as well. */
const MAX_CODINGS = 2;

/**
 * Decodes request bodies by `Content-Encoding` (RFC 9110, section 8.4). The body limit applies before and after, so
 * that a small body cannot become a large one.
 */
export function decodeRequests(app: FastifyInstance): void {
  app.addHook('preParsing', (request, reply, payload, done) => {
    const encoding = request.headers['content-encoding'];
    if (encoding === undefined) return done(null, payload);
    const codings = encoding
      .toLowerCase()
      .split(',')
      .map(coding => coding.trim())
      .filter(coding => coding !== 'identity');
    if (codings.length === 0) return done(null, payload);
    const unknown = codings.find(coding => !DECODERS.has(coding));
    if (unknown !== undefined || codings.length > MAX_CODINGS) {
      reply.header('accept-encoding', 'zstd, br, gzip, deflate');
      return done(httpError(415, `Found the content-encoding ${encoding}, expected zstd, br, gzip or deflate`));
    }
    decode(request, payload as Readable, codings.reverse()).then(decoded => done(null, decoded), done);
  });
}

async function decode(
  { routeOptions: { bodyLimit } }: FastifyRequest,
  payload: Readable,
  codings: readonly string[],
): Promise<Readable> {
  const sent = await readAll(payload, bodyLimit);
  let bytes = sent;
  for (const coding of codings) {
    try {
      bytes = await DECODERS.get(coding)!(bytes, { maxOutputLength: bodyLimit });
    } catch (error) {
      if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(bodyLimit);
      throw httpError(400, `The body is not encoded as ${coding}`);
    }
  }
  return Object.assign(Readable.from([bytes]), { receivedEncodedLength: sent.length });
}
