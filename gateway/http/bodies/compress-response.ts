import { promisify } from 'node:util';
import { brotliCompress, constants, gzip, zstdCompress } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import type { CompressedForms } from '../../request/gateway-answer.ts';
import type { Encoding } from '../../settings/groups/compression.ts';
import type { Settings } from '../../settings/table.ts';

/** Compresses responses by `Accept-Encoding` (RFC 9110, section 12.5.3). */
export interface Compressor {
  /** Length in characters from which a text is compressed. */
  readonly threshold: number;
  /** The encoding for a client; undefined if it names none of ours, or prefers none. */
  encodingFor(acceptEncoding: string | string[] | undefined): Encoding | undefined;
  /** @param forms keeps the result, for a text that is sent again */
  compress(text: string, encoding: Encoding, forms: CompressedForms | undefined): Promise<Buffer>;
}

/** The library's types are of the version before. */
interface Encodings {
  /** @param options the order of equally preferred encodings */
  encoding(available: string[], options: { readonly preferred: readonly string[] }): string | undefined;
}

/** Clients send few distinct headers. */
const CACHED_HEADERS = 200;
const CACHED_CHARACTERS = 200;

export function createCompressor(settings: Settings['compression']): Compressor {
  const { threshold } = settings;
  const encodings = settings.encodings as readonly Encoding[];
  const encoders = createEncoders(settings);
  const chosen = new LRUCache<string, Encoding | 'identity'>({ max: CACHED_HEADERS });

  function choose(header: string): Encoding | 'identity' {
    const lower = header.toLowerCase();
    // Not for a wildcard: who sends one knows gzip at most.
    const named = encodings.filter(one => lower.includes(one));
    const negotiator = new Negotiator({ headers: { 'accept-encoding': header } }) as Encodings;
    return (negotiator.encoding([...named, 'identity'], { preferred: named }) ?? 'identity') as Encoding | 'identity';
  }

  return {
    threshold,
    encodingFor(header) {
      if (typeof header !== 'string') return undefined;
      let encoding = chosen.get(header);
      if (encoding === undefined) {
        encoding = choose(header);
        if (header.length <= CACHED_CHARACTERS) chosen.set(header, encoding);
      }
      return encoding === 'identity' ? undefined : encoding;
    },
    compress(text, encoding, forms) {
      const compress = () => encoders[encoding](text);
      return forms ? forms.compressed(encoding, compress) : compress();
    },
  };
}

function createEncoders({ zstdLevel, brotliQuality, gzipLevel }: Settings['compression']) {
  const zstd = promisify<string, object, Buffer>(zstdCompress);
  const brotli = promisify<string, object, Buffer>(brotliCompress);
  const deflate = promisify<string, object, Buffer>(gzip);
  const { ZSTD_c_compressionLevel, BROTLI_PARAM_QUALITY, BROTLI_PARAM_MODE, BROTLI_MODE_TEXT } = constants;
  const zstdOptions = { params: { [ZSTD_c_compressionLevel]: zstdLevel } };
  const brotliOptions = { params: { [BROTLI_PARAM_QUALITY]: brotliQuality, [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT } };
  const gzipOptions = { level: gzipLevel };
  return {
    zstd: text => zstd(text, zstdOptions),
    br: text => brotli(text, brotliOptions),
    gzip: text => deflate(text, gzipOptions),
  } satisfies Record<Encoding, (text: string) => Promise<Buffer>>;
}
