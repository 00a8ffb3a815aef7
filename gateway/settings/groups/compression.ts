import { bytes, flag, integer, texts } from '../../../shared/settings/kinds.ts';

/** What responses may be compressed with, by their names in `Content-Encoding`. */
export const ENCODINGS = ['zstd', 'br', 'gzip'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const encodings = texts({
  variable: 'COMPRESSION_ENCODINGS',
  default: ENCODINGS,
  description: 'Encodings of compressed responses, most preferred first: `zstd`, `br` and `gzip`.',
});

export const compression = {
  enabled: flag({
    variable: 'COMPRESSION',
    shownDefault: 'true; false for `newsgraph serve`',
    description: 'Whether to compress responses for clients that accept it; streams of events are never compressed.',
  }),
  encodings: {
    ...encodings,
    expected: 'a list of zstd, br and gzip',
    read(found: unknown) {
      const list = encodings.read(found);
      return list?.every(one => ENCODINGS.includes(one as Encoding)) ? list : undefined;
    },
  },
  threshold: bytes({
    variable: 'COMPRESSION_THRESHOLD',
    default: '1KiB',
    max: '64MiB',
    description: 'Minimum size of a response to be compressed.',
  }),
  zstdLevel: integer({
    variable: 'COMPRESSION_ZSTD_LEVEL',
    default: 3,
    min: 1,
    max: 19,
    description: 'Compression level of zstd.',
  }),
  brotliQuality: integer({
    variable: 'COMPRESSION_BROTLI_QUALITY',
    default: 4,
    min: 0,
    max: 11,
    description: 'Quality of Brotli.',
  }),
  gzipLevel: integer({
    variable: 'COMPRESSION_GZIP_LEVEL',
    default: 6,
    min: 1,
    max: 9,
    description: 'Compression level of gzip.',
  }),
};
